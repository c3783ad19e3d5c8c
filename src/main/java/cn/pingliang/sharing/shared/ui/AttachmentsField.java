package cn.pingliang.sharing.shared.ui;

import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.file.Attachment;
import cn.pingliang.sharing.shared.file.Attachment.Checked;
import cn.pingliang.sharing.shared.file.FileKind;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that go with what somebody writes. Each is looked at as it comes; what cannot be taken is said at once, and costs neither
 * the words nor the other files.
 */
public final class AttachmentsField extends Composite<Div> {

    private static final long serialVersionUID = 1L;

    private final transient List<Attachment> attachments = new ArrayList<>();
    private final UnorderedList list = new UnorderedList();
    private final Div refusal = new Div();
    private final Upload upload = new Upload(this::receive);

    public AttachmentsField() {
        var choose = new Button(getTranslation("attachments.add"));
        choose.addThemeVariants(ButtonVariant.TERTIARY);
        upload.setUploadButton(choose);
        upload.setDropAllowed(false);
        upload.setI18n(words());
        upload.setMaxFileSize(Attachment.LARGEST);
        upload.setAcceptedFileExtensions(Stream.of(FileKind.values())
                .flatMap(kind -> kind.endings().stream())
                .map(ending -> "." + ending)
                .toArray(String[]::new));
        upload.addFileRejectedListener(rejected -> {
            upload.clearFileList();
            refuse(
                    isOfKind(rejected.getFileName())
                            ? Attachment.tooLarge(rejected.getFileName())
                            : Refusal.of("file-kind", rejected.getFileName()));
        });
        var hint = new Paragraph(getTranslation("attachments.hint", Attachment.MOST, Attachment.LARGEST / 1024 / 1024));
        hint.addClassName("muted");
        list.addClassName("attachments__list");
        list.setVisible(false);
        getContent().addClassName("attachments");
        getContent().add(list, refusal, upload, hint);
    }

    /** For the moment that a file takes to come, and for when it does not. */
    private UploadI18N words() {
        var coming = getTranslation("attachments.coming");
        var failed = getTranslation("attachments.failed");
        return new UploadI18N()
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(coming)
                                .setStalled(coming)
                                .setProcessing(coming)
                                .setHeld(coming))
                        .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                                .setPrefix("")
                                .setUnknown(coming))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(failed)
                                .setUnexpectedServerError(failed)
                                .setForbidden(failed)
                                .setFileTooLarge(failed)));
    }

    public List<Attachment> attachments() {
        return List.copyOf(attachments);
    }

    public void clear() {
        attachments.clear();
        refusal.removeAll();
        show();
    }

    /** No more is read than may come. */
    private void receive(UploadEvent event) throws IOException {
        byte[] content;
        try (var stream = event.getInputStream()) {
            content = stream.readNBytes(Attachment.LARGEST + 1);
        }
        var checked = Attachment.check(event.getFileName(), content);
        var _ = event.getUI().access(() -> take(checked));
    }

    /** What came, and what was said to it. */
    void take(Checked checked) {
        upload.clearFileList();
        refusal.removeAll();
        switch (checked) {
            case Checked.Refused refused -> refuse(refused.refusal());
            case Checked.Fine fine when attachments.size() == Attachment.MOST -> refuse(Attachment.tooMany());
            case Checked.Fine fine -> {
                attachments.add(fine.attachment());
                show();
            }
        }
    }

    private void refuse(Refusal why) {
        refusal.removeAll();
        refusal.add(new Notice(
                Notice.Tone.ERROR,
                getTranslation(why.reason().key(), why.reason().arguments().toArray()) + " "
                        + getTranslation(
                                why.remedy().key(), why.remedy().arguments().toArray())));
    }

    private void show() {
        list.removeAll();
        attachments.forEach(each -> list.add(item(each)));
        list.setVisible(!attachments.isEmpty());
    }

    private ListItem item(Attachment attachment) {
        var name = new Span(
                getTranslation("story.file", attachment.name(), Formats.here().bytes(attachment.size())));
        var remove = new Button(getTranslation("attachments.remove"), click -> {
            attachments.remove(attachment);
            show();
        });
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel(getTranslation("attachments.remove-it", attachment.name()));
        return new ListItem(name, remove);
    }

    private static boolean isOfKind(String name) {
        return Arrays.stream(FileKind.values())
                .flatMap(kind -> kind.endings().stream())
                .anyMatch(ending -> name.toLowerCase(java.util.Locale.ROOT).endsWith("." + ending));
    }
}
