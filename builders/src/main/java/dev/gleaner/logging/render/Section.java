package dev.gleaner.logging.render;

import dev.gleaner.document.Tree;
import dev.gleaner.document.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a mapping of a manifest becomes a directive: its {@link Parameters}, and its sections in their order. A table of
 * plug-ins declares only what differs from the rule. Immutable; each method returns an extended section.
 */
final class Section {
    private enum Presence {
        IF_SET,
        ALWAYS,
        EACH
    }

    private record Child(String field, Section section, Presence presence) {}

    private record Alternative(BiPredicate<Tree.Mapping, Rendering> condition, Section section) {}

    /** Changes a mapping before it is rendered; the id is that of the plug-in. */
    @FunctionalInterface
    interface Preparation {
        Tree.Mapping prepare(Tree.Mapping spec, Rendering rendering, String id);
    }

    /** The words with which the operator refuses a mapping; empty if it does not. */
    @FunctionalInterface
    interface Check {
        Optional<String> problem(Tree.Mapping spec);
    }

    // Set by the method that makes a copy, and not changed later.
    private final String name;
    private Function<Tree.Mapping, String> type = spec -> "";
    private Function<Tree.Mapping, String> tag;
    private Function<Tree.Mapping, String> label = spec -> "";
    private Predicate<Tree.Mapping> isOmitted = spec -> false;
    private boolean isTexts;
    private Parameters parameters = Parameters.NONE;
    private List<Child> children = List.of();
    private List<Preparation> preparations = List.of();
    private List<Check> checks = List.of();
    private List<Alternative> alternatives = List.of();

    private Section(String name, String tag) {
        this.name = name;
        this.tag = spec -> tag;
    }

    private Section(Section other) {
        this.name = other.name;
        this.type = other.type;
        this.tag = other.tag;
        this.label = other.label;
        this.isOmitted = other.isOmitted;
        this.isTexts = other.isTexts;
        this.parameters = other.parameters;
        this.children = other.children;
        this.preparations = other.preparations;
        this.checks = other.checks;
        this.alternatives = other.alternatives;
    }

    /** A directive with a name and a tag. */
    static Section of(String name, String tag) {
        return new Section(name, tag);
    }

    /** A directive with a name. */
    static Section of(String name) {
        return new Section(name, "");
    }

    /** A directive whose parameters are the entries of a mapping of texts, including empty ones. */
    static Section ofTexts(String name) {
        Section section = new Section(name, "");
        section.isTexts = true;
        return section;
    }

    /** The plug-in. */
    Section type(String plugin) {
        return type(spec -> plugin);
    }

    /** The plug-in, if it depends on the mapping. */
    Section type(Function<Tree.Mapping, String> plugin) {
        Section copy = new Section(this);
        copy.type = plugin;
        return copy;
    }

    /** The plug-in is the value of a field, which is not a parameter. */
    Section typeOf(String field, String fallback) {
        return type(spec -> nonEmpty(spec, field, fallback)).hidden(field);
    }

    /** The tag is the value of a field, which is not a parameter; an empty text is no tag. */
    Section tagOf(String field, String fallback) {
        return tag(spec -> spec.text(field).orElse(fallback)).hidden(field);
    }

    /** The tag is the value of a field, which is not a parameter; an empty text is the fallback. */
    Section nonEmptyTagOf(String field, String fallback) {
        return tag(spec -> nonEmpty(spec, field, fallback)).hidden(field);
    }

    private Section tag(Function<Tree.Mapping, String> value) {
        Section copy = new Section(this);
        copy.tag = value;
        return copy;
    }

    /** The label is the value of a field, which is not a parameter. */
    Section labelOf(String field) {
        Section copy = new Section(this);
        copy.label = spec -> nonEmpty(spec, field, "");
        return copy.hidden(field);
    }

    /** Nothing is written if a field is true; it is not a parameter. */
    Section unless(String field) {
        Section copy = new Section(this);
        copy.isOmitted = spec -> spec.isTrue(field);
        return copy.hidden(field);
    }

    /** A field in place of which a text is written if it is zero. */
    Section standard(String field, String text) {
        return rows(Parameters.Form.PLAIN, text, field);
    }

    /** Fields that are always written; zero is an empty text. */
    Section required(String... fields) {
        return rows(Parameters.Form.PLAIN, "", fields);
    }

    /** Fields without which the operator refuses the mapping. */
    Section mandatory(String... fields) {
        return rows(Parameters.Form.MANDATORY, null, fields);
    }

    /** Fields for which zero is a value. */
    Section pointers(String... fields) {
        return rows(Parameters.Form.POINTER, null, fields);
    }

    /** A field for which zero is a value, and in place of which a text is written if it is absent. */
    Section pointer(String field, String text) {
        return rows(Parameters.Form.POINTER, text, field);
    }

    /** Switches that are true if they are absent. */
    Section switchedOn(String... fields) {
        return rows(Parameters.Form.POINTER, "true", fields);
    }

    /** Mappings that are written as JSON. */
    Section json(String... fields) {
        return rows(Parameters.Form.JSON, null, fields);
    }

    /** Fields that are not parameters. */
    Section hidden(String... fields) {
        return rows(Parameters.Form.HIDDEN, null, fields);
    }

    private Section rows(Parameters.Form form, @Nullable String fallback, String... fields) {
        Parameters all = parameters;
        for (String field : fields) {
            all = all.with(new Parameters.Row(field, form, fallback));
        }
        return parameters(all);
    }

    private Section parameters(Parameters all) {
        Section copy = new Section(this);
        copy.parameters = all;
        return copy;
    }

    /** Declares fields that hold from a version of the operator on. */
    Section since(String version, UnaryOperator<Section> fields) {
        return parameters(parameters.with(fields.apply(of("")).parameters, Version.of(version), null));
    }

    /** Declares fields that hold before a version of the operator. */
    Section before(String version, UnaryOperator<Section> fields) {
        return parameters(parameters.with(fields.apply(of("")).parameters, null, Version.of(version)));
    }

    /** A section for a field, if the field is set. */
    Section child(String field, Section section) {
        return child(new Child(field, section, Presence.IF_SET));
    }

    /** A section for a field, also if the field is not set. */
    Section always(String field, Section section) {
        return child(new Child(field, section, Presence.ALWAYS));
    }

    /** A section for each element of a list. */
    Section each(String field, Section section) {
        return child(new Child(field, section, Presence.EACH));
    }

    private Section child(Child child) {
        Section copy = new Section(this);
        copy.children = and(children, child);
        return copy;
    }

    /** Changes the mapping before it is rendered. */
    Section prepared(Preparation preparation) {
        Section copy = new Section(this);
        copy.preparations = and(preparations, preparation);
        return copy;
    }

    /** Refuses some mappings, after their parameters. */
    Section checked(Check check) {
        Section copy = new Section(this);
        copy.checks = and(checks, check);
        return copy;
    }

    /** Renders the mappings that satisfy a condition as another section. */
    Section when(BiPredicate<Tree.Mapping, Rendering> condition, Section section) {
        Section copy = new Section(this);
        copy.alternatives = and(alternatives, new Alternative(condition, section));
        return copy;
    }

    private static <T> List<T> and(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    /** Refuses a mapping with two fields that exclude each other. */
    Section exclusive(String one, String other) {
        return checked(spec -> isPresent(spec, one) && isPresent(spec, other)
                ? Optional.of(one + " and " + other + " cannot be set simultaneously")
                : Optional.empty());
    }

    private static boolean isPresent(Tree.Mapping spec, String field) {
        return spec.get(field)
                .filter(value -> value instanceof Tree.Mapping || !Texts.isZero(value))
                .isPresent();
    }

    private static String nonEmpty(Tree.Mapping spec, String field, String fallback) {
        return spec.text(field).filter(text -> !text.isEmpty()).orElse(fallback);
    }

    /**
     * The directive for a mapping, without an id; the id is that of the plug-in, which sections need too.
     *
     * @throws Refusal if the operator refuses the mapping
     */
    FluentdDirective render(Tree.Mapping spec, Rendering rendering, String id) {
        for (Alternative alternative : alternatives) {
            if (alternative.condition().test(spec, rendering)) {
                return alternative.section().render(spec, rendering, id);
            }
        }
        Tree.Mapping prepared = spec;
        for (Preparation preparation : preparations) {
            prepared = preparation.prepare(prepared, rendering, id);
        }
        Map<String, String> params = params(prepared, rendering);
        check(prepared);
        return FluentdDirective.of(name, tag.apply(prepared))
                .withType(type.apply(prepared))
                .withLabel(label.apply(prepared))
                .with(params)
                .withChildren(sections(prepared, rendering, id));
    }

    private Map<String, String> params(Tree.Mapping spec, Rendering rendering) {
        Set<String> sections = children.stream().map(Child::field).collect(Collectors.toSet());
        return isTexts ? Texts.entries(spec) : parameters.of(spec, sections, rendering);
    }

    private void check(Tree.Mapping spec) {
        for (Check check : checks) {
            Optional<String> problem = check.problem(spec);
            if (problem.isPresent()) {
                throw new Refusal(problem.get());
            }
        }
    }

    private List<FluentdDirective> sections(Tree.Mapping spec, Rendering rendering, String id) {
        List<FluentdDirective> sections = new ArrayList<>();
        for (Child child : children) {
            for (Tree.Mapping part : parts(spec, child)) {
                if (!child.section().isOmitted.test(part)) {
                    sections.add(child.section().render(part, rendering, id));
                }
            }
        }
        return sections;
    }

    private static List<Tree.Mapping> parts(Tree.Mapping spec, Child child) {
        Tree value = spec.get(child.field()).orElse(Tree.nothing());
        if (child.presence() == Presence.EACH) {
            return Texts.mappings(value);
        }
        boolean isThere = value instanceof Tree.Mapping || child.presence() == Presence.ALWAYS;
        return isThere ? List.of(Texts.mapping(spec, child.field())) : List.of();
    }
}
