package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.notification.MailCalendar.Invitation;
import cn.pingliang.sharing.shared.PortalProperties;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.Texts;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Notices by mail, through the server that {@code spring.mail} names. */
@Component
class MailChannel implements NoticeChannel {

    static final String NAME = "mail";

    private final @Nullable JavaMailSender server;
    private final MailText text;
    private final MailCalendar calendar;
    private final DecisionLinks links;
    private final Texts texts;
    private final String host;
    private final String from;

    MailChannel(
            ObjectProvider<JavaMailSender> server,
            MailText text,
            MailCalendar calendar,
            DecisionLinks links,
            Texts texts,
            PortalProperties portal,
            MailProperties mail) {
        this.server = server.getIfAvailable();
        this.text = text;
        this.calendar = calendar;
        this.links = links;
        this.texts = texts;
        host = URI.create(portal.baseUrl()).getHost();
        from = mail.from().isBlank() ? "noreply@" + host : mail.from();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isOn() {
        return server != null;
    }

    @Override
    public boolean reaches(Recipient person) {
        return person.mail() != null && !person.mail().isBlank();
    }

    @Override
    public void deliver(Delivery delivery) throws DeliveryFailedException {
        var server = Objects.requireNonNull(this.server);
        try {
            server.send(message(server.createMimeMessage(), delivery));
        } catch (MailException e) {
            throw new DeliveryFailedException(isServerDown(e), e);
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new DeliveryFailedException(false, e);
        }
    }

    /** There is no server, or it does not know the portal; what is wrong with a single mail has no cause of its own. */
    private static boolean isServerDown(MailException e) {
        return e instanceof MailAuthenticationException || (e instanceof MailSendException && e.getCause() != null);
    }

    private MimeMessage message(MimeMessage message, Delivery delivery)
            throws MessagingException, UnsupportedEncodingException {
        var person = delivery.to();
        var words = text.of(person, delivery.notices(), notice -> links.issue(notice));
        var utf8 = StandardCharsets.UTF_8.name();
        message.setFrom(new InternetAddress(from, texts.say("app.name", person.language()), utf8));
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(person.mail(), person.name(), utf8));
        message.setSubject(words.subject(), utf8);
        message.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(PortalTime.local(delivery.made())));
        // So that no out-of-office note comes back.
        message.setHeader("Auto-Submitted", "auto-generated");
        // The same each time it is tried: who gets it twice can tell.
        message.setHeader("Message-ID", "<%s@%s>".formatted(delivery.id(), host));
        var parts = new MimeMultipart("alternative");
        parts.addBodyPart(part(words.plain(), "text/plain; charset=UTF-8"));
        parts.addBodyPart(part(words.html(), "text/html; charset=UTF-8"));
        for (var notice : delivery.notices()) {
            var invitation = calendar.of(notice, person, from);
            if (invitation.isPresent()) {
                parts.addBodyPart(part(invitation.get()));
            }
        }
        message.setContent(parts);
        return message;
    }

    private static MimeBodyPart part(Invitation invitation) throws MessagingException {
        var part = part(
                invitation.text(),
                "text/calendar; charset=UTF-8; method=" + invitation.method() + "; name=booking.ics");
        part.setFileName("booking.ics");
        return part;
    }

    private static MimeBodyPart part(String text, String type) throws MessagingException {
        var part = new MimeBodyPart();
        part.setContent(text, type);
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }
}
