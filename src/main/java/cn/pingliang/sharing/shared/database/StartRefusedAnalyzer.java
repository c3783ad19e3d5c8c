package cn.pingliang.sharing.shared.database;

import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.Texts;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator in one sentence, in their terminal's language, why the portal did not start; the exit status is 1. */
class StartRefusedAnalyzer extends AbstractFailureAnalyzer<StartRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StartRefusedException cause) {
        return analysis(cause);
    }

    static FailureAnalysis analysis(StartRefusedException refusal) {
        return new FailureAnalysis(say(refusal.reason()), say(refusal.remedy()), refusal);
    }

    /** The application context is not there yet, so this reads the translations itself. */
    private static String say(Message message) {
        var language = Locale.getDefault().getLanguage().equals("zh") ? Locale.ROOT : Locale.ENGLISH;
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT);
        var pattern =
                ResourceBundle.getBundle(Texts.BUNDLE, language, noFallback).getString(message.key());
        return new MessageFormat(pattern, language)
                .format(message.arguments().stream().map(String::valueOf).toArray());
    }
}
