package dev.gleaner.javacode;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An expression in Java, before it is laid out in lines. */
sealed interface Code {
    /**
     * Code in one line, such as a literal or a constant.
     *
     * @param text the code
     */
    record Word(String text) implements Code {}

    /**
     * A text block.
     *
     * @param lines its lines with escapes, without indentation
     * @param end what follows the last line: the closing quotes, which a line break may precede
     */
    record TextBlock(List<String> lines, String end) implements Code {}

    /**
     * Calls, each of the result of the one before it.
     *
     * @param start the class or variable with the first method; empty if the first call has none
     * @param calls the calls; at least one
     */
    record Chain(String start, List<Call> calls) implements Code {
        /** A call of a static method. */
        static Chain of(String type, String method, Code... arguments) {
            return new Chain(type, List.of(new Call(method, List.of(arguments))));
        }
    }

    /**
     * A call of a method.
     *
     * @param method the name of the method
     * @param arguments the arguments
     */
    record Call(String method, List<Code> arguments) {
        static Call of(String method, Code... arguments) {
            return new Call(method, List.of(arguments));
        }
    }

    /**
     * A consumer that calls methods of its parameter.
     *
     * @param parameter the name of the parameter
     * @param type returns the type of the parameter, which is imported then
     * @param isChained whether each method returns the parameter
     * @param calls the calls; none if the consumer does nothing
     */
    record Filling(String parameter, Supplier<String> type, boolean isChained, List<Call> calls) implements Code {}

    /**
     * A consumer with a block of statements.
     *
     * @param parameter the name of the parameter
     * @param statements the statements; at least one
     */
    record Block(String parameter, List<Code> statements) implements Code {}

    /**
     * A list of values.
     *
     * @param element returns the type of the values, which is imported then
     * @param method the method that takes them: {@code List.of}, or one that takes an array
     * @param items the values
     */
    record Items(Supplier<String> element, String method, List<Code> items) implements Code {}

    /** The expressions in it, in order. */
    default Stream<Code> parts() {
        if (this instanceof Chain chain) {
            return chain.calls().stream().flatMap(call -> call.arguments().stream());
        }
        if (this instanceof Filling filling) {
            return filling.calls().stream().flatMap(call -> call.arguments().stream());
        }
        if (this instanceof Block block) {
            return block.statements().stream();
        }
        return this instanceof Items list ? list.items().stream() : Stream.empty();
    }
}
