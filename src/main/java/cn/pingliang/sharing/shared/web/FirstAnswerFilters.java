package cn.pingliang.sharing.shared.web;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the filter for a security chain that knows who is asking. The filter itself is no bean, or it would run twice. */
@Component
public class FirstAnswerFilters {

    private final FirstAnswers answers;
    private final PlatformTransactionManager transactions;
    private final ProblemAnswers problems;

    FirstAnswerFilters(FirstAnswers answers, PlatformTransactionManager transactions, ProblemAnswers problems) {
        this.answers = answers;
        this.transactions = transactions;
        this.problems = problems;
    }

    public FirstAnswerFilter filter(Supplier<Optional<UUID>> who) {
        return new FirstAnswerFilter(answers, new TransactionTemplate(transactions), problems, who);
    }
}
