package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.shared.NotFoundException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /calendars}: what calendars read, without signing in; whoever has the address may. */
@RestController
@RequestMapping("/api/v1/calendars")
class CalendarFeedController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final CalendarFeeds feeds;

    CalendarFeedController(CalendarFeeds feeds) {
        this.feeds = feeds;
    }

    @GetMapping("/{secret}.ics")
    ResponseEntity<byte[]> read(@PathVariable String secret) {
        var text = feeds.read(new FeedSecret(secret))
                .orElseThrow(() -> new NotFoundException("calendar feed"))
                .getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(DigestUtils.md5DigestAsHex(text))
                .body(text);
    }
}
