package cn.pingliang.sharing.shared.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The kinds of file that people may hand in. None of them runs anything on the reader's machine. */
public enum FileKind {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    CSV("text/csv", "csv"),
    TEXT("text/plain", "txt", "md", "log");

    private static final byte[] PDF_BEGINS = HexFormat.of().parseHex("255044462d");
    private static final byte[] PNG_BEGINS = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] JPEG_BEGINS = HexFormat.of().parseHex("ffd8ff");
    private static final byte[] ZIP_BEGINS = HexFormat.of().parseHex("504b0304");

    private final String type;
    private final List<String> endings;

    FileKind(String type, String... endings) {
        this.type = type;
        this.endings = List.of(endings);
    }

    /** As HTTP names it. */
    public String type() {
        return type;
    }

    /** What names of such files end with; the usual one first. */
    public List<String> endings() {
        return endings;
    }

    /** By what is in it. Only of text the name says whether it is a table. */
    static Optional<FileKind> of(byte[] content, String name) {
        if (begins(content, PDF_BEGINS)) {
            return Optional.of(PDF);
        }
        if (begins(content, PNG_BEGINS)) {
            return Optional.of(PNG);
        }
        if (begins(content, JPEG_BEGINS)) {
            return Optional.of(JPEG);
        }
        if (begins(content, ZIP_BEGINS)) {
            return document(content);
        }
        return isText(content)
                ? Optional.of(name.toLowerCase(Locale.ROOT).endsWith(".csv") ? CSV : TEXT)
                : Optional.empty();
    }

    private static boolean begins(byte[] content, byte[] with) {
        return content.length > with.length && Arrays.equals(content, 0, with.length, with, 0, with.length);
    }

    /** Looks at the directory of the archive only: nothing is unpacked. Documents with macros are none of ours. */
    private static Optional<FileKind> document(byte[] content) {
        try {
            var file = Files.createTempFile("portal-", ".zip");
            try {
                Files.write(file, content);
                try (var archive = new ZipFile(file.toFile())) {
                    return document(archive);
                }
            } finally {
                Files.delete(file);
            }
        } catch (ZipException broken) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<FileKind> document(ZipFile archive) {
        if (archive.getEntry("[Content_Types].xml") == null
                || archive.stream().anyMatch(entry -> entry.getName().endsWith("vbaProject.bin"))) {
            return Optional.empty();
        }
        if (archive.getEntry("xl/workbook.xml") != null) {
            return Optional.of(XLSX);
        }
        return archive.getEntry("word/document.xml") != null ? Optional.of(DOCX) : Optional.empty();
    }

    /** In UTF-8, or in what Chinese spreadsheets still write. */
    private static boolean isText(byte[] content) {
        for (var each : content) {
            if (each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t') {
                return false;
            }
        }
        return isIn(StandardCharsets.UTF_8, content) || isIn(Charset.forName("GB18030"), content);
    }

    private static boolean isIn(Charset charset, byte[] content) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
