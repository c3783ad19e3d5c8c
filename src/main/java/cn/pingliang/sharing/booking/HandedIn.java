package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.file.Attachment;
import cn.pingliang.sharing.shared.file.Attachment.Checked;
import cn.pingliang.sharing.shared.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.WebUtils;

/** Files that come with what somebody writes, as {@code multipart/form-data}; looked at as on the screens. */
final class HandedIn {

    /** The name of every part that is a file. */
    static final String FILES = "files";

    private HandedIn() {}

    /** All that is wrong with the files is told at once. */
    static List<Attachment> attachments(@Nullable List<MultipartFile> files) {
        var some = files == null ? List.<MultipartFile>of() : files;
        if (some.size() > Attachment.MOST) {
            throw BookingAnswers.refused(List.of(Attachment.tooMany()));
        }
        var fine = new ArrayList<Attachment>();
        var refusals = new ArrayList<Refusal>();
        for (var file : some) {
            switch (check(file)) {
                case Checked.Fine(var attachment) -> fine.add(attachment);
                case Checked.Refused(var refusal) -> refusals.add(refusal);
            }
        }
        if (!refusals.isEmpty()) {
            throw BookingAnswers.refused(refusals);
        }
        return fine;
    }

    private static Checked check(MultipartFile file) {
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        if (file.getSize() > Attachment.LARGEST) {
            return new Checked.Refused(Attachment.tooLarge(name));
        }
        try {
            return Attachment.check(name, file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name that nobody asked for is a mistake, as in JSON. */
    static void knowOnly(Set<String> fields, HttpServletRequest request) {
        var parts = WebUtils.getNativeRequest(request, MultipartRequest.class);
        Stream.concat(
                        request.getParameterMap().keySet().stream().filter(name -> !fields.contains(name)),
                        parts == null
                                ? Stream.of()
                                : parts.getMultiFileMap().keySet().stream().filter(name -> !name.equals(FILES)))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new Problem(
                                    HttpStatus.BAD_REQUEST,
                                    "malformed",
                                    Message.of("problem.malformed.unknown-field", unknown),
                                    Map.of())
                            .asException();
                });
    }
}
