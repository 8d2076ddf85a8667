package dev.gleaner.javacode;

import dev.gleaner.javacode.Code.Block;
import dev.gleaner.javacode.Code.Call;
import dev.gleaner.javacode.Code.Chain;
import dev.gleaner.javacode.Code.Filling;
import dev.gleaner.javacode.Code.Items;
import dev.gleaner.javacode.Code.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The parts of code that is too long. A method has at most 64 KB of bytecode, and a class has at most 65535 constants
 * (JVM specification, 4.7.3 and 4.1); the compiler needs a stack that grows with a chain of calls. Long code becomes
 * methods, and these become nested classes if there are many.
 */
final class ClassParts {
    /** The longest chain of calls. */
    private static final int CHAIN = 100;

    /** The weight of the code of one method; a unit has about ten bytes. */
    private static final int METHOD = 1_500;

    /** The weight of the code of one class; a unit has at most about three constants. */
    private static final int CLASS = 15_000;

    private final Imports imports;
    private final List<StringBuilder> classes = new ArrayList<>();
    private final List<Integer> weights = new ArrayList<>();
    private int methods;

    ClassParts(Imports imports) {
        this.imports = imports;
    }

    /** The weight of code: the number of its words, calls and lambdas. */
    static int weight(Code code) {
        return 1
                + (code instanceof Chain chain ? chain.calls().size() : 0)
                + (code instanceof Filling filling ? 3 + filling.calls().size() : 0)
                + code.parts().mapToInt(ClassParts::weight).sum();
    }

    /** Whether code is too long for one class. */
    static boolean isLong(Collection<Code> codes) {
        return codes.stream().mapToInt(ClassParts::weight).sum() > CLASS;
    }

    /** Code with the same value, in which code that is too long is replaced by calls of new methods. */
    Code split(Code code) {
        if (code instanceof Chain chain) {
            return new Chain(chain.start(), split(chain.calls()));
        }
        if (code instanceof Filling filling) {
            return split(new Filling(filling.parameter(), filling.type(), filling.isChained(), split(filling.calls())));
        }
        return code instanceof Items list
                ? split(new Items(
                        list.element(),
                        list.method(),
                        list.items().stream().map(this::split).toList()))
                : code;
    }

    private List<Call> split(List<Call> calls) {
        return calls.stream()
                .map(call -> new Call(
                        call.method(),
                        call.arguments().stream().map(this::split).toList()))
                .toList();
    }

    private Code split(Filling filling) {
        if (filling.isChained() && filling.calls().size() <= CHAIN && weight(filling) <= METHOD) {
            return filling;
        }
        List<Code> statements = filling.calls().stream()
                .<Code>map(call -> new Chain(filling.parameter(), List.of(call)))
                .toList();
        while (statements.stream().mapToInt(ClassParts::weight).sum() > METHOD && statements.size() > 1) {
            statements = groups(statements).stream()
                    .map(group -> part(filling, group))
                    .toList();
        }
        return new Block(filling.parameter(), statements);
    }

    private Code split(Items list) {
        if (weight(list) <= METHOD || list.items().size() < 2) {
            return list;
        }
        List<Code> parts = new ArrayList<>();
        for (List<Code> group : groups(list.items())) {
            Code items = new Items(list.element(), imports.nameOf(List.class) + ".of", group);
            parts.add(part(imports.nameOf(List.class) + "<" + list.element().get() + ">", items));
        }
        Chain all = new Chain(
                imports.nameOf(Stream.class),
                List.of(new Call("of", parts), Call.of("flatMap", new Word(imports.nameOf(List.class) + "::stream"))));
        return list.method().equals(imports.nameOf(List.class) + ".of")
                ? with(all, "toList")
                : Chain.of(
                        "",
                        list.method(),
                        with(all, "toArray", new Word(list.element().get() + "[]::new")));
    }

    private static Chain with(Chain chain, String method, Code... arguments) {
        List<Call> calls = new ArrayList<>(chain.calls());
        calls.add(Call.of(method, arguments));
        return new Chain(chain.start(), calls);
    }

    /** Cuts code into groups that are not too long together; the number of groups is smaller. */
    private static List<List<Code>> groups(List<Code> codes) {
        List<List<Code>> groups = new ArrayList<>();
        List<Code> group = new ArrayList<>();
        int weight = 0;
        for (Code code : codes) {
            weight += weight(code);
            if (weight > METHOD && group.size() > 1) {
                groups.add(group);
                group = new ArrayList<>();
                weight = weight(code);
            }
            group.add(code);
        }
        groups.add(group);
        return groups;
    }

    /** A call of a new method with statements of a consumer. */
    private Code part(Filling filling, List<Code> statements) {
        StringBuilder code = new StringBuilder();
        statements.forEach(statement -> code.append(CodeLayout.statement(12, "", statement, ";")));
        String method = newMethod(
                "void %s(" + filling.type().get() + " " + filling.parameter() + ")",
                code,
                statements.stream().mapToInt(ClassParts::weight).sum());
        return Chain.of("", method, new Word(filling.parameter()));
    }

    /** A call of a new method that returns a value. */
    Code part(String type, Code value) {
        String method = newMethod(
                type + " %s()", new StringBuilder(CodeLayout.statement(12, "return ", value, ";")), weight(value));
        return new Chain("", List.of(Call.of(method)));
    }

    /** Adds a method to the last class that has room for it, and returns its name. */
    private String newMethod(String signature, StringBuilder statements, int weight) {
        int last = classes.size() - 1;
        if (last < 0 || weights.get(last) + weight > CLASS) {
            classes.add(new StringBuilder());
            weights.add(0);
            last++;
        }
        String name = "part" + ++methods;
        classes.get(last)
                .append(classes.get(last).isEmpty() ? "" : "\n")
                .append("        private static ")
                .append(signature.replace("%s", name))
                .append(" {\n")
                .append(statements)
                .append("        }\n");
        weights.set(last, weights.get(last) + weight);
        return "Part" + (last + 1) + "." + name;
    }

    /** The nested classes; empty if nothing was too long. */
    @Override
    public String toString() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < classes.size(); i++) {
            code.append("\n    private static final class Part")
                    .append(i + 1)
                    .append(" {\n")
                    .append(classes.get(i))
                    .append("    }\n");
        }
        return code.toString();
    }
}
