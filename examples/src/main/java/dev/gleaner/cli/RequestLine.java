package dev.gleaner.cli;

import static java.util.Map.entry;

import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.document.Bounds;
import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.Fault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.JsonObject;
import dev.gleaner.document.NearestName;
import dev.gleaner.document.Position;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.expectation.ExpectationFault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * A request in a line of standard input: in words, or a JSON object. Fields that are absent or null are empty.
 *
 * @param request the request; empty if the line has an error
 * @param violations the violations of the line
 */
record RequestLine(Optional<AuditRequest> request, List<Violation> violations) {
    private static final String FILE = "-";
    private static final FieldPath GROUPS = FieldPath.ROOT.field("groups");

    private static final Map<String, BiConsumer<AuditRequest.Builder, String>> TEXTS = Map.ofEntries(
            entry("user", AuditRequest.Builder::user),
            entry("verb", AuditRequest.Builder::verb),
            entry("namespace", AuditRequest.Builder::namespace),
            entry("apiGroup", AuditRequest.Builder::apiGroup),
            entry("apiVersion", AuditRequest.Builder::apiVersion),
            entry("resource", AuditRequest.Builder::resource),
            entry("subresource", AuditRequest.Builder::subresource),
            entry("name", AuditRequest.Builder::name),
            entry("path", AuditRequest.Builder::path));

    private static final List<String> NAMES = Stream.concat(
                    TEXTS.keySet().stream(), Stream.of("groups", "resourceRequest"))
            .toList();

    private static final String URI = "requestURI";

    /** Reads the current line. */
    static RequestLine of(ByteLines lines) {
        Reader reader = new Reader(lines.number());
        Optional<AuditRequest> request = reader.read(lines);
        boolean hasErrors = reader.violations.stream().anyMatch(Violation::isError);
        return new RequestLine(hasErrors ? Optional.empty() : request, List.copyOf(reader.violations));
    }

    /** Reads one line. */
    private static final class Reader {
        private final int number;
        private final List<Violation> violations = new ArrayList<>();

        Reader(int number) {
            this.number = number;
        }

        private Optional<AuditRequest> read(ByteLines lines) {
            if (lines.isTooLong()) {
                reportLine(DocumentFault.BOUND_SIZE, ByteLines.MAX_LENGTH);
                return Optional.empty();
            }
            if (lines.startsWithLetter()) {
                return inWords(ByteBuffer.wrap(lines.buffer(), lines.start(), lines.end() - lines.start()));
            }
            Reading<JsonObject> object =
                    JsonObject.read(FILE, lines.buffer(), lines.start(), lines.end(), Set.of(), Bounds.DEFAULT);
            object.violations().forEach(violation -> violations.add(atLine(violation)));
            return object.value()
                    .map(JsonObject::fields)
                    .flatMap(this::unlessEvent)
                    .map(this::request);
        }

        private Optional<AuditRequest> inWords(ByteBuffer line) {
            try {
                String words = StandardCharsets.UTF_8.newDecoder().decode(line).toString();
                return Optional.of(AuditRequest.inWords(words));
            } catch (CharacterCodingException e) {
                reportLine(DocumentFault.ENCODING, "UTF-8", "a request in words");
            } catch (IllegalArgumentException e) {
                reportLine(ExpectationFault.REQUEST, String.valueOf(e.getMessage()));
            }
            return Optional.empty();
        }

        private void reportLine(Fault fault, Object... arguments) {
            violations.add(Violation.of(fault, FILE, new Position(number, 1), FieldPath.ROOT, arguments));
        }

        /** Refuses an audit event, whose user is a mapping. */
        private Optional<Tree.Mapping> unlessEvent(Tree.Mapping fields) {
            if (fields.isSet("auditID") && fields.get("user").orElse(Tree.nothing()) instanceof Tree.Mapping) {
                reportLine(
                        DocumentFault.TYPE,
                        "an audit event",
                        "a request; gleaner replay POLICY LOG decides the requests of audit events");
                return Optional.empty();
            }
            return Optional.of(fields);
        }

        private AuditRequest request(Tree.Mapping fields) {
            return AuditRequest.of(request -> {
                boolean hasResource = fields.text("resource")
                        .filter(resource -> !resource.isEmpty())
                        .isPresent();
                request.resourceRequest(hasResource);
                if (!hasResource && !fields.isSet("path")) {
                    fields.text(URI).ifPresent(uri -> request.path(uri.split("\\?", 2)[0]));
                }
                fields.fields().forEach(field -> read(field, request));
            });
        }

        private void read(Tree.Field field, AuditRequest.Builder request) {
            Tree value = field.value();
            if (value instanceof Tree.Nothing) {
                return;
            }
            BiConsumer<AuditRequest.Builder, String> text = TEXTS.get(field.name());
            if (text != null) {
                text(FieldPath.ROOT.field(field.name()), value).ifPresent(found -> text.accept(request, found));
            } else if (field.name().equals("groups")) {
                readGroups(value, request);
            } else if (!field.name().equals("resourceRequest")) {
                reportUnknown(field);
            } else if (value instanceof Tree.Flag flag) {
                request.resourceRequest(flag.value());
            } else {
                reportType(FieldPath.ROOT.field(field.name()), value, "a boolean");
            }
        }

        private void readGroups(Tree value, AuditRequest.Builder request) {
            if (value instanceof Tree.Sequence list) {
                for (int i = 0; i < list.items().size(); i++) {
                    text(GROUPS.index(i), list.items().get(i)).ifPresent(request::addGroups);
                }
            } else {
                reportType(GROUPS, value, "a list of texts");
            }
        }

        private Optional<String> text(FieldPath path, Tree value) {
            if (value instanceof Tree.Text text) {
                return Optional.of(text.value());
            }
            reportType(path, value, "text");
            return Optional.empty();
        }

        private void reportType(FieldPath path, Tree value, String expected) {
            violations.add(
                    atLine(Violation.of(DocumentFault.TYPE, FILE, value.position(), path, value.describe(), expected)));
        }

        /** Reports an unknown field that is meant as a known one. Other fields are ignored. */
        private void reportUnknown(Tree.Field field) {
            Optional.of("user")
                    .filter(user -> field.name().equals("username"))
                    .or(() -> NearestName.of(field.name(), NAMES)
                            .filter(name -> !field.name().equals(URI)))
                    .ifPresent(name -> violations.add(atLine(Violation.of(
                            DocumentFault.FIELD_SUSPECT,
                            FILE,
                            field.position(),
                            FieldPath.ROOT.field(field.name()),
                            Violation.quoted(field.name()),
                            "; did you mean " + Violation.quoted(name) + "?"))));
        }

        /** Sets the number of the line, which the parser of a single line does not know. */
        private Violation atLine(Violation found) {
            return new Violation(
                    found.file(),
                    new Position(number, Math.max(1, found.position().column())),
                    found.path(),
                    found.severity(),
                    found.code(),
                    found.message());
        }
    }
}
