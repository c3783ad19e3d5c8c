package cn.pingliang.sharing.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The SQL statements that some work runs: what a screen or a request costs the database. While nobody asks, the portal's
 * connections are its own, and as quick.
 */
public final class Statements {

    private static final ThreadLocal<@Nullable Queue<String>> OF_THREAD = new ThreadLocal<>();
    private static volatile @Nullable Queue<String> ofAll;

    private Statements() {}

    /** Those that the work runs on this thread, in their order. */
    public static List<String> of(Runnable work) {
        var noted = new ConcurrentLinkedQueue<String>();
        OF_THREAD.set(noted);
        try {
            work.run();
        } finally {
            OF_THREAD.remove();
        }
        return List.copyOf(noted);
    }

    /** Those that any thread runs meanwhile: what a call over HTTP costs, where nobody else is at work. */
    public static List<String> ofAllThreads(Runnable work) {
        var noted = new ConcurrentLinkedQueue<String>();
        ofAll = noted;
        try {
            work.run();
        } finally {
            ofAll = null;
        }
        return List.copyOf(noted);
    }

    private static @Nullable Queue<String> noted() {
        var ofThread = OF_THREAD.get();
        return ofThread == null ? ofAll : ofThread;
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Counting {
        @Bean
        static BeanPostProcessor countingDataSource() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database ? new Noting(database) : bean;
                }
            };
        }
    }

    /** Hands out connections that note what they run, while somebody asks. */
    private static class Noting extends DelegatingDataSource {
        private final DataSource noting;

        Noting(DataSource database) {
            super(database);
            noting = ProxyDataSourceBuilder.create(database)
                    .listener(new Notes())
                    .build();
        }

        @Override
        public Connection getConnection() throws SQLException {
            return noted() == null ? super.getConnection() : noting.getConnection();
        }
    }

    private static class Notes implements QueryExecutionListener {
        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            var noted = noted();
            if (noted != null) {
                queries.forEach(query -> noted.add(query.getQuery()));
            }
        }
    }
}
