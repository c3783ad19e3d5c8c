package cn.pingliang.sharing.webhook;

import java.util.UUID;

/** Whatever {@link WebhookFailing} said of it is over: it takes what it is told again, or somebody saw to it. */
public record WebhookSettled(UUID webhook) {}
