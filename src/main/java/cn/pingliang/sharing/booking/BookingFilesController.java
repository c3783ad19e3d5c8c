package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.CurrentAccount;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /bookings/{id}/files}: to be kept, never to be shown by the browser as if it were the portal's own. */
@RestController
@RequestMapping("/api/v1/bookings/{id}/files")
class BookingFilesController {

    private final BookingFiles files;
    private final CurrentAccount current;

    BookingFilesController(BookingFiles files, CurrentAccount current) {
        this.files = files;
        this.current = current;
    }

    @GetMapping("/{fileId}")
    ResponseEntity<byte[]> get(@PathVariable String id, @PathVariable UUID fileId) {
        var opened = files.open(BookingId.of(id), fileId, current.require());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(opened.file().kind().type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(opened.file().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox")
                .body(opened.content());
    }
}
