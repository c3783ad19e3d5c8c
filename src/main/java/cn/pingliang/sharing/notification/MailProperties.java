package cn.pingliang.sharing.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server that takes mails is Spring's to know ({@code SPRING_MAIL_HOST} and its siblings); without one no mail is written.
 *
 * @param from whom mails come from ({@code PORTAL_MAIL_FROM}); empty: {@code noreply} at the portal's host
 */
@ConfigurationProperties("portal.mail")
record MailProperties(@DefaultValue("") String from) {}
