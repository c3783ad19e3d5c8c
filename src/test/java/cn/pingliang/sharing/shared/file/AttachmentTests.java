package cn.pingliang.sharing.shared.file;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.shared.file.Attachment.Checked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What files may come in: by what is in them, not by what they are called. */
class AttachmentTests {

    private static final byte[] PDF = "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000");
    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ffe000104a46");

    private static Attachment fine(String name, byte[] content) {
        assertThat(Attachment.check(name, content)).isInstanceOf(Checked.Fine.class);
        return ((Checked.Fine) Attachment.check(name, content)).attachment();
    }

    private static String refused(String name, byte[] content) {
        assertThat(Attachment.check(name, content)).isInstanceOf(Checked.Refused.class);
        return ((Checked.Refused) Attachment.check(name, content)).refusal().rule();
    }

    private static byte[] zip(String... entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void each_kind_is_known_by_its_content() throws IOException {
        assertThat(fine("a.pdf", PDF).kind()).isEqualTo(FileKind.PDF);
        assertThat(fine("a.png", PNG).kind()).isEqualTo(FileKind.PNG);
        assertThat(fine("a.jpeg", JPEG).kind()).isEqualTo(FileKind.JPEG);
        assertThat(fine("a.xlsx", zip("[Content_Types].xml", "xl/workbook.xml")).kind())
                .isEqualTo(FileKind.XLSX);
        assertThat(fine("a.docx", zip("[Content_Types].xml", "word/document.xml"))
                        .kind())
                .isEqualTo(FileKind.DOCX);
        assertThat(fine("样品.csv", "样品,数量\n土壤,12".getBytes(StandardCharsets.UTF_8))
                        .kind())
                .isEqualTo(FileKind.CSV);
        assertThat(fine("样品.txt", "样品清单".getBytes(Charset.forName("GB18030"))).kind())
                .isEqualTo(FileKind.TEXT);
    }

    @Test
    void a_name_does_not_make_a_file_what_it_is_not() throws IOException {
        var program = HexFormat.of().parseHex("4d5a90000300000004000000ffff0000");
        assertThat(refused("样品.pdf", program)).isEqualTo("file-kind");
        assertThat(refused("a.xlsx", zip("a.class"))).isEqualTo("file-kind");
        assertThat(refused("a.docx", zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")))
                .isEqualTo("file-kind");
        assertThat(refused("a.docx", HexFormat.of().parseHex("504b030400000000")))
                .isEqualTo("file-kind");
        assertThat(fine("photo.pdf", PNG).name()).isEqualTo("photo.pdf.png");
        assertThat(fine("run.bat", "echo".getBytes(StandardCharsets.UTF_8)).name())
                .isEqualTo("run.bat.txt");
    }

    @Test
    void what_is_empty_or_too_large_is_refused() {
        assertThat(refused("a.txt", new byte[0])).isEqualTo("file-empty");
        var large = new byte[Attachment.LARGEST + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        assertThat(refused("a.pdf", large)).isEqualTo("file-size");
        assertThat(fine("a.pdf", java.util.Arrays.copyOf(large, Attachment.LARGEST))
                        .size())
                .isEqualTo(Attachment.LARGEST);
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/a.txt, a.txt",
        "C:\\Users\\li\\样品.txt, 样品.txt",
        "'a\u202Etxt.exe.txt', atxt.exe.txt",
        "'a\r\nb.txt', ab.txt",
        "'<a>\"b.txt', _a__b.txt",
        "'...', file.txt"
    })
    void names_lead_nowhere_and_hide_nothing(String sent, String kept) {
        assertThat(fine(sent, "x".getBytes(StandardCharsets.UTF_8)).name()).isEqualTo(kept);
    }

    @Test
    void long_names_keep_their_ending() {
        var name = fine("长".repeat(300) + ".txt", "x".getBytes(StandardCharsets.UTF_8))
                .name();
        assertThat(name).hasSize(120).endsWith(".txt");
    }

    @Test
    void a_file_has_its_digest() {
        assertThat(fine("a.txt", "abc".getBytes(StandardCharsets.UTF_8)).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
