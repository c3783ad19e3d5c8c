package cn.pingliang.sharing.shared.jobs;

import java.time.Duration;

/**
 * Something the portal does again and again. A bean of this type is run on one of the nodes; after a stop it catches up with one
 * run. It reads the portal's clock, and does what is due by then, however often it is called.
 *
 * @param name stable: the database knows it by this
 * @param every how long after the end of one run the next one begins
 * @param work done within transactions of its own; what it throws is logged, and it is run again
 */
public record PortalJob(String name, Duration every, Runnable work) {}
