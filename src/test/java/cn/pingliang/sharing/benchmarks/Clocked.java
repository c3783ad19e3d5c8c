package cn.pingliang.sharing.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long the same work took, done over and over by several clients at a time. */
record Clocked(String work, int clients, long[] sortedNanos, Duration together, double load) {

    private static final Logger LOG = LoggerFactory.getLogger(Clocked.class);
    private static final int MOST_ROUNDS = 15;
    private static final int CALM_PERCENT = 15;

    /**
     * Each client does the work so many times, one after the other without a pause.
     *
     * @param work is told the number of the turn, to vary what it asks for
     */
    static Clocked run(String name, int clients, int times, IntConsumer work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var begun = System.nanoTime();
            var started = IntStream.range(0, clients)
                    .mapToObj(client -> (Callable<long[]>) () -> IntStream.range(0, times)
                            .mapToLong(turn -> nanosOf(work, client * times + turn))
                            .toArray())
                    .map(threads::submit)
                    .toList();
            var nanos = new long[clients * times];
            var next = 0;
            for (Future<long[]> client : started) {
                var of = client.get();
                System.arraycopy(of, 0, nanos, next, of.length);
                next += of.length;
            }
            Arrays.sort(nanos);
            return new Clocked(
                    name,
                    clients,
                    nanos,
                    Duration.ofNanos(System.nanoTime() - begun),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
    }

    /**
     * Does the work in rounds until the virtual machine has compiled what it needs: a portal that runs for weeks is measured,
     * not its first minute, in which the compiler has a core for itself.
     */
    static void warmUp(int clients, int times, IntConsumer work) throws Exception {
        var compiler = ManagementFactory.getCompilationMXBean();
        for (var round = 1; round <= MOST_ROUNDS; round++) {
            var before = compiler.getTotalCompilationTime();
            var clocked = run("warming up, round " + round, clients, times, work);
            var compiling = compiler.getTotalCompilationTime() - before;
            var share = compiling * 100 / Math.max(1, clocked.together.toMillis());
            LOG.info("{}; {} % of it compiling", clocked, share);
            if (share < CALM_PERCENT) {
                return;
            }
        }
    }

    private static long nanosOf(IntConsumer work, int turn) {
        var begun = System.nanoTime();
        work.accept(turn);
        return System.nanoTime() - begun;
    }

    /** How often it was done in a second, all clients together. */
    long perSecond() {
        return sortedNanos.length * 1_000L / Math.max(1, together.toMillis());
    }

    long millis(int percent) {
        return sortedNanos[Math.min(sortedNanos.length - 1, sortedNanos.length * percent / 100)] / 1_000_000;
    }

    @Override
    public String toString() {
        return "%s: %d/s, p50 %d ms, p95 %d ms, slowest %d ms (%d times, %d clients, %d cores, load %.1f)"
                .formatted(
                        work,
                        perSecond(),
                        millis(50),
                        millis(95),
                        millis(100),
                        sortedNanos.length,
                        clients,
                        Runtime.getRuntime().availableProcessors(),
                        load);
    }
}
