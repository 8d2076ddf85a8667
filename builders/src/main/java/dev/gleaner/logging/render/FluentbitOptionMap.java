package dev.gleaner.logging.render;

import dev.gleaner.document.Tree;
import dev.gleaner.logging.OperatorVersion;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The options of one object of a fluent-bit spec as the operator writes them: sorted by name, with its defaults, without
 * empty ones (logging-operator 3.17.3, pkg/sdk/logging/model/types/stringmaps.go).
 */
final class FluentbitOptionMap {
    /** Options that are pointers in Go, so that false and 0 are written. */
    private static final Set<String> POINTERS = Set.of(
            "DB.locking",
            "Workers",
            "az",
            "ec2_instance_id",
            "ec2_instance_type",
            "private_ip",
            "ami_id",
            "account_id",
            "hostname",
            "vpc_id");

    private FluentbitOptionMap() {}

    /** The options of an object, which may be absent. */
    static Map<String, String> of(Tree.Mapping spec, String object, OperatorVersion version) {
        Map<String, String> options = new TreeMap<>();
        Tree.Mapping fields = Texts.mapping(spec, object);
        for (Tree.Field field : fields.fields()) {
            String value = print(field);
            if (!value.isEmpty()) {
                options.put(field.name(), value);
            }
        }
        for (FluentbitDefault row : FluentbitDefault.ALL) {
            boolean applies = row.object().equals(object) && version.compareTo(row.since()) >= 0;
            boolean isEmptied = row.when() == FluentbitDefault.When.ABSENT && fields.isSet(row.option());
            if (applies && !isEmptied) {
                options.putIfAbsent(row.option(), row.value());
            }
        }
        return options;
    }

    private static String print(Tree.Field field) {
        boolean isPointer = POINTERS.contains(field.name());
        Tree value = field.value();
        if (value instanceof Tree.Flag flag) {
            return flag.value() || isPointer ? Boolean.toString(flag.value()) : "";
        }
        if (value instanceof Tree.Decimal number) {
            return number.value().signum() != 0 || isPointer ? Texts.of(number) : "";
        }
        return Texts.of(value);
    }
}
