package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.shared.file.FileKind;
import java.util.UUID;

/** A file that came with a step of a request; its content is had by {@link BookingFiles#open}. */
public record BookingFile(UUID id, String name, FileKind kind, int size, String sha256) {}
