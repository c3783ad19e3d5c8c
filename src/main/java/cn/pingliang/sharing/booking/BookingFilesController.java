package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.CurrentAccount;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * The files of requests. They come with what somebody writes, as {@code multipart/form-data} with any number of {@code files}; they
 * are to be kept, never to be shown by the browser as if they were the portal's own.
 */
@RestController
@RequestMapping("/api/v1/bookings/{id}")
class BookingFilesController {

    private final BookingFiles files;
    private final BookingMessages messages;
    private final BookingSteps steps;
    private final BookingBook book;
    private final BookingAnswers answers;
    private final CurrentAccount current;

    BookingFilesController(
            BookingFiles files,
            BookingMessages messages,
            BookingSteps steps,
            BookingBook book,
            BookingAnswers answers,
            CurrentAccount current) {
        this.files = files;
        this.messages = messages;
        this.steps = steps;
        this.book = book;
        this.answers = answers;
        this.current = current;
    }

    @PostMapping(path = "/messages", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    BookingRecord write(
            @PathVariable String id,
            @RequestParam @NotBlank @Size(max = BookingMessages.LONGEST) String text,
            @RequestPart(name = HandedIn.FILES, required = false) @Nullable List<MultipartFile> handedIn,
            HttpServletRequest request) {
        HandedIn.knowOnly(Set.of("text"), request);
        return answers.of(
                messages.write(BookingId.of(id), current.require(), text.strip(), HandedIn.attachments(handedIn)));
    }

    @PostMapping(path = "/answer", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    BookingRecord answer(
            @PathVariable String id,
            @RequestParam @NotBlank @Size(max = 600) String reason,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestPart(name = HandedIn.FILES, required = false) @Nullable List<MultipartFile> handedIn,
            HttpServletRequest request) {
        HandedIn.knowOnly(Set.of("reason", "version"), request);
        return answers.of(steps.answer(
                BookingId.of(id), version, current.require(), reason.strip(), HandedIn.attachments(handedIn)));
    }

    @PostMapping(path = "/check-out", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    BookingRecord checkOut(
            @PathVariable String id,
            @RequestParam(required = false) @Size(max = 600) @Nullable String reason,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestPart(name = HandedIn.FILES, required = false) @Nullable List<MultipartFile> handedIn,
            HttpServletRequest request) {
        HandedIn.knowOnly(Set.of("reason", "version"), request);
        var word = reason == null || reason.isBlank() ? null : reason.strip();
        return answers.of(
                steps.checkOut(BookingId.of(id), version, current.require(), word, HandedIn.attachments(handedIn)));
    }

    /** In the order in which they came. */
    @GetMapping("/files")
    List<BookingRecord.File> list(@PathVariable String id) {
        return book.get(BookingId.of(id), current.require()).history().stream()
                .flatMap(step -> step.files().stream())
                .map(BookingRecord.File::of)
                .toList();
    }

    @GetMapping("/files/{fileId}")
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
