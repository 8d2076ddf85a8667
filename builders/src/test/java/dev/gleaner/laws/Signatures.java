package dev.gleaner.laws;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The signature of a type as users see it, in Java, without packages. */
final class Signatures {
    /** Members that every class, enum or record has. */
    private static final Set<String> COMMON = Set.of("equals", "hashCode", "toString", "values", "valueOf");

    private Signatures() {}

    /** The declaration of a type on one line, and its visible members below it, sorted. */
    static String of(Class<?> type) {
        Set<String> members = new TreeSet<>();
        for (Class<?> holder : holders(type)) {
            Stream.of(holder.getDeclaredFields()).filter(Signatures::isVisible).forEach(f -> members.add(field(f)));
            Stream.of(holder.getDeclaredMethods()).filter(Signatures::isVisible).forEach(m -> members.add(method(m)));
        }
        Stream.of(type.getDeclaredConstructors())
                .filter(Signatures::isVisible)
                .forEach(constructor -> members.add(constructor(constructor)));
        return head(type) + "\n"
                + members.stream().map(member -> "    " + member + "\n").collect(Collectors.joining());
    }

    /** The type, and its superclasses that users do not see, whose members belong to it. */
    private static List<Class<?>> holders(Class<?> type) {
        List<Class<?>> holders = new ArrayList<>(List.of(type));
        Class<?> above = type.getSuperclass();
        while (above != null && !Modifier.isPublic(above.getModifiers())) {
            holders.add(above);
            above = above.getSuperclass();
        }
        return holders;
    }

    private static boolean isVisible(Field field) {
        return isOpen(field.getModifiers()) && !field.isSynthetic();
    }

    private static boolean isVisible(Executable method) {
        boolean common = method instanceof Method && COMMON.contains(method.getName());
        return isOpen(method.getModifiers()) && !method.isSynthetic() && !common;
    }

    private static boolean isOpen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String head(Class<?> type) {
        List<Type> above = new ArrayList<>(List.of(type.getGenericInterfaces()));
        if (type.getSuperclass() != null
                && Modifier.isPublic(type.getSuperclass().getModifiers())) {
            above.add(0, type.getGenericSuperclass());
        }
        above.removeAll(List.of(Object.class, Record.class));
        above.removeIf(each -> each instanceof ParameterizedType generic && generic.getRawType() == Enum.class);
        return name(type) + parameters(type.getTypeParameters()) + ": " + kind(type)
                + (above.isEmpty() ? "" : " of " + names(above.toArray(Type[]::new)));
    }

    private static String kind(Class<?> type) {
        String kind = type.isAnnotation()
                ? "annotation"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
        boolean open = kind.equals("class") && !Modifier.isFinal(type.getModifiers());
        boolean partial = open && Modifier.isAbstract(type.getModifiers());
        return (type.isSealed() ? "sealed " : "") + (partial ? "abstract " : open ? "open " : "") + kind;
    }

    private static String field(Field field) {
        return modifiers(field.getModifiers())
                + (field.isEnumConstant() ? field.getName() : name(field.getGenericType()) + " " + field.getName());
    }

    private static String constructor(Constructor<?> constructor) {
        return modifiers(constructor.getModifiers()) + "new " + arguments(constructor);
    }

    private static String method(Method method) {
        String generic = parameters(method.getTypeParameters());
        return modifiers(method.getModifiers()) + (generic.isEmpty() ? "" : generic + " ")
                + name(method.getGenericReturnType()) + " " + method.getName() + arguments(method);
    }

    /** Only the modifiers that matter to users; {@code default} does not. */
    private static String modifiers(int modifiers) {
        return (Modifier.isProtected(modifiers) ? "protected " : "") + (Modifier.isStatic(modifiers) ? "static " : "");
    }

    private static String arguments(Executable method) {
        String arguments = names(method.getGenericParameterTypes());
        String thrown = names(method.getGenericExceptionTypes());
        return "(" + (method.isVarArgs() ? arguments.replaceAll("\\[]$", "...") : arguments) + ")"
                + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String parameters(TypeVariable<?>[] parameters) {
        return parameters.length == 0
                ? ""
                : Arrays.stream(parameters).map(Signatures::parameter).collect(Collectors.joining(", ", "<", ">"));
    }

    private static String parameter(TypeVariable<?> parameter) {
        String bounds = Arrays.stream(parameter.getBounds())
                .filter(bound -> bound != Object.class)
                .map(Signatures::name)
                .collect(Collectors.joining(" & "));
        return parameter.getName() + (bounds.isEmpty() ? "" : " extends " + bounds);
    }

    private static String names(Type... types) {
        return Arrays.stream(types).map(Signatures::name).collect(Collectors.joining(", "));
    }

    private static String name(Type type) {
        if (type instanceof Class<?> plain) {
            return plain.isArray()
                    ? name(plain.getComponentType()) + "[]"
                    : (plain.getEnclosingClass() == null ? "" : name(plain.getEnclosingClass()) + ".")
                            + plain.getSimpleName();
        }
        if (type instanceof ParameterizedType generic) {
            return name(generic.getRawType()) + "<" + names(generic.getActualTypeArguments()) + ">";
        }
        if (type instanceof GenericArrayType array) {
            return name(array.getGenericComponentType()) + "[]";
        }
        if (type instanceof WildcardType wildcard) {
            String upper = name(wildcard.getUpperBounds()[0]);
            return wildcard.getLowerBounds().length > 0
                    ? "? super " + name(wildcard.getLowerBounds()[0])
                    : upper.equals("Object") ? "?" : "? extends " + upper;
        }
        return type.getTypeName();
    }
}
