package dev.gleaner.javacode;

import dev.gleaner.document.Tree;
import dev.gleaner.javacode.Code.Call;
import dev.gleaner.javacode.Code.Chain;
import dev.gleaner.javacode.Code.Filling;
import dev.gleaner.javacode.Code.Items;
import dev.gleaner.javacode.Code.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The code of untyped trees. */
final class TreeCode {
    private final Imports imports;

    TreeCode(Imports imports) {
        this.imports = imports;
    }

    /** The code of a tree. */
    Code of(Tree tree, Scope scope) {
        if (tree instanceof Tree.Mapping mapping) {
            return call("mapping", fields(mapping, "mapping", scope));
        }
        if (tree instanceof Tree.Sequence sequence) {
            return items(sequence, scope);
        }
        if (tree instanceof Tree.Text text) {
            return call("text", JavaText.of(text.value()));
        }
        if (tree instanceof Tree.Decimal number) {
            return call("number", number(number.value()));
        }
        return tree instanceof Tree.Flag flag
                ? call("flag", new Word(String.valueOf(flag.value())))
                : new Chain(imports.nameOf(Tree.class), List.of(Call.of("nothing")));
    }

    private Chain call(String method, Code argument) {
        return Chain.of(imports.nameOf(Tree.class), method, argument);
    }

    /** A consumer that puts the fields of a mapping; the noun says what they are. */
    Filling fields(Tree.Mapping mapping, String noun, Scope scope) {
        String parameter = scope.parameter(noun);
        Scope inner = scope.with(parameter);
        List<Call> calls = new ArrayList<>();
        mapping.fields().forEach(field -> calls.add(put(field.name(), field.value(), inner)));
        return new Filling(parameter, () -> imports.nameOf(Tree.MappingBuilder.class), true, calls);
    }

    private Call put(String name, Tree value, Scope scope) {
        Code code;
        if (value instanceof Tree.Text text) {
            code = JavaText.of(text.value());
        } else if (value instanceof Tree.Mapping mapping) {
            code = fields(mapping, name, scope);
        } else {
            code = of(value, scope);
        }
        return Call.of("put", JavaText.of(name), code);
    }

    private Items items(Tree.Sequence sequence, Scope scope) {
        String tree = imports.nameOf(Tree.class);
        if (!sequence.items().isEmpty() && sequence.items().stream().allMatch(Tree.Text.class::isInstance)) {
            List<Code> texts = sequence.items().stream()
                    .map(item -> JavaText.of(((Tree.Text) item).value()))
                    .toList();
            return new Items(() -> "String", tree + ".texts", texts);
        }
        List<Code> items =
                sequence.items().stream().map(item -> of(item, scope)).toList();
        return new Items(() -> tree, tree + ".sequence", items);
    }

    private Code number(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() <= 0 && plain.precision() - plain.scale() <= 18) {
            long whole = plain.longValueExact();
            return new Word(whole == (int) whole ? String.valueOf(whole) : whole + "L");
        }
        return Chain.of("", "new " + imports.nameOf(BigDecimal.class), new Word(JavaText.literal(value.toString())));
    }
}
