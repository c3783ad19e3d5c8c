package cn.pingliang.sharing.notification;

/** What a mail says. */
public record MailWords(String subject, String plain, String html) {}
