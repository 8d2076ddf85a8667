package dev.gleaner.javacode;

import dev.gleaner.document.Embedded;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.ModelValue;
import dev.gleaner.document.Opaque;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Tree;
import dev.gleaner.document.UnknownFields;
import dev.gleaner.javacode.Code.Call;
import dev.gleaner.javacode.Code.Chain;
import dev.gleaner.javacode.Code.Filling;
import dev.gleaner.javacode.Code.Items;
import dev.gleaner.javacode.Code.Word;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The code of values of model types, and of what their fields contain. */
final class ModelCode {
    /** The maximum number of elements that one call adds. */
    private static final int ADDED = 100;

    private final Imports imports;
    private final TreeCode trees;
    private boolean usesMap;

    ModelCode(Imports imports) {
        this.imports = imports;
        this.trees = new TreeCode(imports);
    }

    /** Whether the code calls {@code map}, a method of its class for mappings in order. */
    boolean usesMap() {
        return usesMap;
    }

    /** The code of a manifest, a value of a model type, or a tree. */
    Code of(Object value) {
        return value instanceof OpaqueManifest manifest
                ? Chain.of("", "new " + imports.nameOf(OpaqueManifest.class), trees.of(manifest.content(), Scope.NONE))
                : of(value, Object.class, Scope.NONE);
    }

    private Code of(Object value, Type type, Scope scope) {
        if (value instanceof OpenObject model) {
            return model(model, scope);
        }
        if (value instanceof Opaque kind) {
            return opaque(kind, scope);
        }
        if (value instanceof Tree tree) {
            return trees.of(tree, scope);
        }
        if (value instanceof Embedded<?> embedded) {
            return embedded(embedded, argument(type, 0), scope);
        }
        if (value instanceof List<?> list) {
            Type element = argument(type, 0);
            return new Items(
                    () -> nameOf(element),
                    imports.nameOf(List.class) + ".of",
                    list.stream().map(item -> of(item, element, scope)).toList());
        }
        return value instanceof Map<?, ?> map ? map(map, argument(type, 1), scope) : single(value);
    }

    private Code single(Object value) {
        if (value instanceof String text) {
            return JavaText.of(text);
        }
        if (value instanceof Enum<?> constant) {
            return new Word(imports.nameOf(constant.getDeclaringClass()) + "." + constant.name());
        }
        if (value instanceof Instant time) {
            return Chain.of(imports.nameOf(Instant.class), "parse", JavaText.of(time.toString()));
        }
        if (value instanceof JsonText json) {
            return Chain.of(imports.nameOf(JsonText.class), "of", JavaText.of(json.toJsonLine()));
        }
        return new Word(String.valueOf(value));
    }

    private Code model(OpenObject value, Scope scope) {
        ModelValue model = ModelValue.of(value);
        String type = imports.nameOf(model.type());
        Optional<Shorthand> shorthand = Shorthand.ofType(value);
        if (shorthand.isPresent()) {
            return new Chain(type, List.of(call(shorthand.get())));
        }
        Optional<Method> ofPart = Shorthand.ofOnlyPart(value);
        if (ofPart.isPresent() && model.fields().get(0).value() instanceof OpenObject part) {
            String name = ofPart.get().getName();
            return Chain.of(type, name, filling(part, name, scope));
        }
        return Chain.of(type, "of", filling(value, model.type().getSimpleName(), scope));
    }

    private Call call(Shorthand shorthand) {
        return new Call(
                shorthand.method().getName(),
                shorthand.arguments().stream().map(this::single).toList());
    }

    /** A consumer that fills in the fields of a value; the noun says what the value is. */
    private Filling filling(OpenObject value, String noun, Scope scope) {
        ModelValue model = ModelValue.of(value);
        BuilderMethods builder = BuilderMethods.of(model.type());
        String parameter = scope.parameter(noun);
        Scope inner = scope.with(parameter);
        List<Call> calls = new ArrayList<>();
        model.fields().forEach(field -> addTo(calls, value, field, builder, inner));
        if (!value.unknownFields().isEmpty()) {
            calls.add(Call.of("unknownFields", unknownFields(value.unknownFields(), inner)));
        }
        return new Filling(parameter, () -> imports.nameOf(builder.builder()), true, calls);
    }

    private Code unknownFields(UnknownFields fields, Scope scope) {
        Tree.Mapping mapping = Tree.mapping(
                m -> fields.names().forEach(name -> m.put(name, fields.get(name).orElseThrow())));
        return Chain.of(imports.nameOf(UnknownFields.class), "of", trees.fields(mapping, "unknown", scope));
    }

    private void addTo(
            List<Call> calls, OpenObject whole, ModelValue.Field field, BuilderMethods builder, Scope scope) {
        String name = field.accessor().getName();
        Type type = withoutOptional(field.accessor().getGenericReturnType());
        if (field.value() instanceof List<?> list && !list.isEmpty() && isAdded(builder, name, list)) {
            addElements(calls, whole, field.accessor(), list, builder, scope);
            return;
        }
        Optional<String> putter = builder.putterOf(name);
        if (field.value() instanceof Map<?, ?> map && putter.isPresent()) {
            map.forEach(
                    (key, value) -> calls.add(Call.of(putter.get(), single(key), of(value, argument(type, 1), scope))));
            return;
        }
        calls.add(quantity(whole, field)
                .or(() -> shorthand(whole, field))
                .orElseGet(() -> Call.of(name, argument(name, name, field.value(), type, builder, scope))));
    }

    private Optional<Call> shorthand(OpenObject whole, ModelValue.Field field) {
        return isSingle(field.value())
                ? Optional.empty()
                : Shorthand.ofPart(whole, field).map(this::call);
    }

    private Optional<Call> quantity(OpenObject whole, ModelValue.Field field) {
        return Quantity.of(whole, field)
                .map(quantity -> Call.of(
                        field.accessor().getName(),
                        Chain.of(
                                imports.nameOf(quantity.unit().getDeclaringClass()),
                                quantity.unit().getName(),
                                new Word(quantity.literal()))));
    }

    private static boolean isAdded(BuilderMethods builder, String name, List<?> list) {
        return list.stream()
                .allMatch(element -> builder.adderOf(name, element.getClass()).isPresent());
    }

    private void addElements(
            List<Call> calls,
            OpenObject whole,
            Method accessor,
            List<?> elements,
            BuilderMethods builder,
            Scope scope) {
        String name = accessor.getName();
        Class<?> first = classOf(elements.get(0));
        Optional<String> plural = builder.pluralAdderOf(name, first).filter(adder -> isSingle(elements.get(0)));
        if (elements.size() > 1 && plural.isPresent()) {
            for (int i = 0; i < elements.size(); i += ADDED) {
                List<?> some = elements.subList(i, Math.min(elements.size(), i + ADDED));
                calls.add(new Call(plural.get(), some.stream().map(this::single).toList()));
            }
            return;
        }
        Type type = argument(withoutOptional(accessor.getGenericReturnType()), 0);
        for (Object element : elements) {
            String adder = builder.adderOf(name, element.getClass()).orElseThrow();
            Optional<Call> shorthand = isSingle(element)
                    ? Optional.empty()
                    : Shorthand.ofElement(whole, accessor, element).map(this::call);
            calls.add(shorthand.orElseGet(() ->
                    Call.of(adder, argument(adder, adder.substring("add".length()), element, type, builder, scope))));
        }
    }

    /** The argument of a method of a builder: a consumer if the method takes one, or the value. */
    private Code argument(String method, String noun, Object value, Type type, BuilderMethods builder, Scope scope) {
        return value instanceof OpenObject part
                        && Shorthand.ofType(part).isEmpty()
                        && Shorthand.ofOnlyPart(part).isEmpty()
                        && builder.takesConsumer(method, ModelValue.of(part).type())
                ? filling(part, noun, scope)
                : of(value, type, scope);
    }

    /** Text, number, boolean or word: a value with a short form. */
    private static boolean isSingle(Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum<?>
                || value instanceof Instant;
    }

    private static Class<?> classOf(Object value) {
        return value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
    }

    private Code opaque(Opaque kind, Scope scope) {
        String type = imports.nameOf(kind.getClass());
        List<Tree.Field> fields = List.copyOf(kind.content().fields());
        return fields.size() == 1
                ? Chain.of(
                        type,
                        "of",
                        JavaText.of(fields.get(0).name()),
                        trees.of(fields.get(0).value(), scope))
                : Chain.of("", "new " + type, trees.of(kind.content(), scope));
    }

    /** An embedded object that is no mapping is a number or a text, such as a port. */
    private Code embedded(Embedded<?> embedded, Type type, Scope scope) {
        String embeddedType = imports.nameOf(Embedded.class);
        if (embedded.tree() instanceof Tree.Mapping mapping) {
            return Chain.of(
                    embeddedType, "of", new Word(nameOf(type) + ".class"), trees.fields(mapping, nameOf(type), scope));
        }
        Object value = Leaves.of(embedded).get(0);
        return Chain.of(embeddedType, "of", Chain.of("", "new " + nameOf(type), single(value)));
    }

    /** A mapping in its order, which {@code Map.of} loses. */
    private Code map(Map<?, ?> map, Type type, Scope scope) {
        if (map.size() < 2) {
            List<Code> entry = new ArrayList<>();
            map.forEach((key, value) -> {
                entry.add(single(key));
                entry.add(of(value, type, scope));
            });
            return new Chain(imports.nameOf(Map.class), List.of(new Call("of", entry)));
        }
        usesMap = true;
        String parameter = scope.parameter("map");
        Scope inner = scope.with(parameter);
        List<Call> calls = new ArrayList<>();
        map.forEach((key, value) -> calls.add(Call.of("put", single(key), of(value, type, inner))));
        Supplier<String> filled = () -> imports.nameOf(Map.class) + "<String, " + nameOf(type) + ">";
        return Chain.of("", "map", new Filling(parameter, filled, false, calls));
    }

    private static Type withoutOptional(Type type) {
        return type instanceof ParameterizedType optional && optional.getRawType() == Optional.class
                ? optional.getActualTypeArguments()[0]
                : type;
    }

    private static Type argument(Type type, int index) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[index] : Object.class;
    }

    private String nameOf(Type type) {
        if (type instanceof ParameterizedType generic) {
            StringBuilder name = new StringBuilder(nameOf(generic.getRawType())).append('<');
            for (Type argument : generic.getActualTypeArguments()) {
                name.append(name.charAt(name.length() - 1) == '<' ? "" : ", ").append(nameOf(argument));
            }
            return name.append('>').toString();
        }
        return type instanceof Class<?> plain ? imports.nameOf(plain) : "Object";
    }
}
