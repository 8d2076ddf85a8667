package dev.gleaner.logging.route;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognizes the lines of an exception of Java, JavaScript, C#, Python and Go, one after another
 * (fluent-plugin-detect-exceptions 0.0.16, lib/fluent/plugin/exception_detector.rb). Other languages are not recognized.
 */
final class TraceState {
    /** What a line is in relation to the lines before it. */
    enum Line {
        NO_TRACE,
        START,
        INSIDE,
        END
    }

    private enum State {
        START,
        JAVA_START,
        JAVA_AFTER,
        JAVA,
        PYTHON,
        PYTHON_CODE,
        GO_AFTER_PANIC,
        GO_GOROUTINE,
        GO_FRAME_1,
        GO_FRAME_2
    }

    private record Rule(Set<State> from, Pattern pattern, State to) {
        static Rule of(String pattern, State to, State... from) {
            return new Rule(EnumSet.copyOf(Arrays.asList(from)), Pattern.compile(pattern, Pattern.MULTILINE), to);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of(
                    "(?:Exception|Error|Throwable|V8 errors stack trace)[:\\r\\n]",
                    State.JAVA_AFTER,
                    State.START,
                    State.JAVA_START),
            Rule.of("^[\\t ]*nested exception is:[\\t ]*", State.JAVA_START, State.JAVA_AFTER),
            Rule.of("^[\\r\\n]*$", State.JAVA_AFTER, State.JAVA_AFTER),
            Rule.of("^[\\t ]+(?:eval )?at ", State.JAVA, State.JAVA_AFTER, State.JAVA),
            Rule.of("^[\\t ]+--- End of inner exception stack trace ---$", State.JAVA, State.JAVA_AFTER, State.JAVA),
            Rule.of("^[\\t ]*(?:Caused by|Suppressed):", State.JAVA_AFTER, State.JAVA_AFTER, State.JAVA),
            Rule.of("^[\\t ]*... \\d+ (?:more|common frames omitted)", State.JAVA, State.JAVA_AFTER, State.JAVA),
            Rule.of("^Traceback \\(most recent call last\\):$", State.PYTHON, State.START),
            Rule.of("^[\\t ]+File ", State.PYTHON_CODE, State.PYTHON),
            Rule.of("[^\\t ]", State.PYTHON, State.PYTHON_CODE),
            Rule.of("^(?:[^\\s.():]+\\.)*+[^\\s.():]+:", State.START, State.PYTHON),
            Rule.of("\\bpanic: ", State.GO_AFTER_PANIC, State.START),
            Rule.of("http: panic serving", State.GO_GOROUTINE, State.START),
            Rule.of("^$", State.GO_GOROUTINE, State.GO_AFTER_PANIC, State.GO_FRAME_1),
            Rule.of("^\\[signal ", State.GO_AFTER_PANIC, State.GO_AFTER_PANIC),
            Rule.of("^goroutine \\d+ \\[[^\\]]+\\]:$", State.GO_FRAME_1, State.GO_GOROUTINE),
            Rule.of(
                    "^(?:(?![^\\s.():]+\\()[^\\s.:]+\\.)*+[^\\s.():]+\\(|^created by ",
                    State.GO_FRAME_2,
                    State.GO_FRAME_1),
            Rule.of("^\\s", State.GO_FRAME_1, State.GO_FRAME_2));

    private State state = State.START;

    void reset() {
        state = State.START;
    }

    Line next(String line) {
        boolean isTrace = state != State.START;
        boolean isContinued = isTrace && advance(line);
        if (!isContinued) {
            // The line may be the first one of another exception.
            state = State.START;
            advance(line);
        }
        if (state == State.START) {
            return isContinued ? Line.END : Line.NO_TRACE;
        }
        return isContinued ? Line.INSIDE : Line.START;
    }

    /** Moves to the next state if a rule applies to a line. */
    private boolean advance(String line) {
        State before = state;
        Optional<Rule> next = RULES.stream()
                .filter(rule -> rule.from().contains(before)
                        && rule.pattern().matcher(line).find())
                .findFirst();
        next.ifPresent(rule -> state = rule.to());
        return next.isPresent();
    }
}
