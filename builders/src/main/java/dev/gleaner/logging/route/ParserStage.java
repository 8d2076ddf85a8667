package dev.gleaner.logging.route;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.filter.ParseOptions;
import dev.gleaner.logging.filter.ParserFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The filter {@code parser} (fluentd 1.14.6, lib/fluent/plugin/filter_parser.rb) with the types {@code json},
 * {@code regexp}, {@code ltsv} and {@code none}. Other types are taken to find nothing and to cause no error.
 */
final class ParserStage implements Label.FilterSection {
    private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?<([A-Za-z]\\w*)>");

    private final Label.ErrorStream errors;
    private final FieldAccess key;
    private final boolean keepsData;
    private final boolean removesKey;
    private final boolean reportsInvalid;
    private final String prefix;
    private final Optional<String> valueField;
    private final String type;
    private final String expression;

    ParserStage(ParserFilter filter, Label.ErrorStream errors) {
        this.errors = errors;
        this.key =
                FieldAccess.of(filter.keyName().filter(name -> !name.isEmpty()).orElse("message"));
        this.keepsData = filter.reserveData().orElse(false);
        this.removesKey = filter.removeKeyNameField().orElse(false);
        this.reportsInvalid = filter.emitInvalidRecordToError().orElse(true);
        this.prefix = filter.injectKeyPrefix().orElse("");
        this.valueField = filter.hashValueField().filter(name -> !name.isEmpty());
        this.type = filter.parse().flatMap(ParseOptions::type).orElse("");
        this.expression = filter.parse().flatMap(ParseOptions::expression).orElse("");
    }

    @Override
    public List<Map<String, @Nullable Object>> filter(String tag, List<Map<String, @Nullable Object>> records) {
        List<Map<String, @Nullable Object>> parsed = new ArrayList<>();
        for (Map<String, @Nullable Object> record : records) {
            try {
                parse(tag, record).ifPresent(parsed::add);
            } catch (FluentdError e) {
                errors.emit(tag, List.of(record), String.valueOf(e.getMessage()));
            }
        }
        return parsed;
    }

    private Optional<Map<String, @Nullable Object>> parse(String tag, Map<String, @Nullable Object> record) {
        @Nullable Object text = key.get(record);
        Optional<Map<String, @Nullable Object>> values = text == null ? Optional.empty() : parse(RubyValue.text(text));
        if (values.isPresent()) {
            if (removesKey) {
                key.delete(record);
            }
            return Optional.of(merged(record, values.get()));
        }
        if (reportsInvalid) {
            String error = text == null ? "message does not exist" : "pattern not matched with data '" + text + "'";
            errors.emit(tag, List.of(record), error);
        }
        return keepsData ? Optional.of(merged(record, Map.of())) : Optional.empty();
    }

    private Map<String, @Nullable Object> merged(
            Map<String, @Nullable Object> record, Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        values.forEach((name, value) -> named.put(prefix + name, value));
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(keepsData ? record : Map.of());
        if (valueField.isPresent()) {
            merged.put(valueField.get(), named);
        } else {
            merged.putAll(named);
        }
        return merged;
    }

    private Optional<Map<String, @Nullable Object>> parse(String text) {
        return switch (type) {
            case "json" -> json(text);
            case "regexp" -> regexp(text);
            case "ltsv" -> Optional.of(ltsv(text));
            case "none" -> {
                Map<String, @Nullable Object> message = new LinkedHashMap<>();
                message.put("message", text);
                yield Optional.of(message);
            }
            default -> Optional.of(new LinkedHashMap<>());
        };
    }

    private static Optional<Map<String, @Nullable Object>> json(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        ManifestReader.Documents read = ManifestReader.lenient().readAll(Source.of("", text));
        List<Part> parts = read.parts();
        return parts.size() == 1 && parts.get(0).tree() instanceof Tree.Mapping mapping
                ? Optional.of(RubyValue.map(mapping))
                : Optional.empty();
    }

    private Optional<Map<String, @Nullable Object>> regexp(String text) {
        Matcher matcher = RubyPattern.ofFilter(expression).matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        NAMED_GROUP
                .matcher(expression)
                .results()
                .map(found -> found.group(1))
                .forEach(name -> values.put(name, matcher.group(RubyPattern.name(name))));
        values.values().removeIf(value -> value == null);
        return Optional.of(values);
    }

    private static Map<String, @Nullable Object> ltsv(String text) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String pair : text.split("\t", -1)) {
            int colon = pair.indexOf(':');
            values.put(colon < 0 ? pair : pair.substring(0, colon), colon < 0 ? null : pair.substring(colon + 1));
        }
        return values;
    }
}
