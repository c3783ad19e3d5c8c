package cn.pingliang.sharing.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A real SMTP server, which takes every mail. */
public final class MailServer implements AutoCloseable {

    private final GreenMail server;

    private MailServer(int port) {
        server = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    /** The one that the portal which all tests share brings its mails to. */
    public static MailServer start() {
        return start(TestPortal.MAIL_PORT);
    }

    public static MailServer start(int port) {
        return new MailServer(port);
    }

    /** What came, in its order. */
    public List<Mail> mails() {
        return Arrays.stream(server.getReceivedMessages()).map(MailServer::read).toList();
    }

    public List<Mail> to(String address) {
        return mails().stream().filter(mail -> mail.to().equals(address)).toList();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static Mail read(MimeMessage message) {
        try {
            var parts = (MimeMultipart) message.getContent();
            var read = new ArrayList<Part>();
            for (var i = 0; i < parts.getCount(); i++) {
                read.add(part(parts.getBodyPart(i)));
            }
            return new Mail(
                    message.getMessageID(),
                    ((jakarta.mail.internet.InternetAddress) message.getRecipients(Message.RecipientType.TO)[0])
                            .getAddress(),
                    message.getSubject(),
                    read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Part part(BodyPart part) throws IOException, MessagingException {
        try (InputStream text = part.getInputStream()) {
            return new Part(part.getContentType(), new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    public record Mail(String id, String to, String subject, List<Part> parts) {

        public String plain() {
            return of("text/plain").orElseThrow().text();
        }

        public String html() {
            return of("text/html").orElseThrow().text();
        }

        public Optional<Part> calendar() {
            return of("text/calendar");
        }

        private Optional<Part> of(String type) {
            return parts.stream().filter(part -> part.type().startsWith(type)).findFirst();
        }
    }

    public record Part(String type, String text) {}
}
