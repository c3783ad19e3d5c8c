package cn.pingliang.sharing.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Many people at once: each on a thread of its own, all let go at the same moment. */
public final class Clients {

    private Clients() {}

    /** What each of them got, in the order of their numbers. */
    public static <T> List<T> atOnce(int number, IntFunction<T> work) {
        var callables = new ArrayList<Callable<T>>();
        for (var i = 0; i < number; i++) {
            var each = i;
            callables.add(() -> work.apply(each));
        }
        return atOnce(callables);
    }

    public static <T> List<T> atOnce(List<Callable<T>> work) {
        var ready = new CountDownLatch(work.size());
        var go = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            var results = new ArrayList<Future<T>>();
            for (var each : work) {
                results.add(threads.submit(() -> {
                    ready.countDown();
                    go.await();
                    return each.call();
                }));
            }
            if (!ready.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the clients did not get ready");
            }
            go.countDown();
            var answers = new ArrayList<T>();
            for (var result : results) {
                answers.add(result.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
