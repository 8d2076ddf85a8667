package dev.gleaner.audit.evaluate;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the words of {@link AuditRequest#toString}, and the groups of the user in parentheses. */
final class RequestWords {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(\"(?:[^\"\\\\]++|\\\\.)*+\")|([^\\s\"]+))(?=\\s|$)");
    private static final Pattern METHOD = Pattern.compile("[A-Z]+");
    private static final Pattern RESOURCE_PATH = Pattern.compile("/api/[^/]+/.+|/apis/[^/]+/[^/]+/.+");
    private static final Pattern GROUPS = Pattern.compile("\\(([^()]*)\\)\\s*$");
    private static final int LONGEST = 10_000;

    /** A word, and whether it is in quotes; such a word is never a keyword. */
    private record Token(String text, boolean isQuoted) {
        boolean is(String keyword) {
            return !isQuoted && text.equals(keyword);
        }

        boolean isMethod() {
            return !isQuoted && RequestWords.isMethod(text);
        }
    }

    private final String words;
    private final List<Token> tokens;
    private final Optional<List<String>> groups;
    private int at;

    private RequestWords(String words) {
        this.words = words;
        Matcher end = GROUPS.matcher(words);
        boolean hasGroups = end.find();
        this.groups = hasGroups ? Optional.of(names(end.group(1))) : Optional.empty();
        this.tokens = tokens(hasGroups ? words.substring(0, end.start()) : words);
    }

    /** Whether a word is a method, such as {@code GET}, unless it is in quotes. */
    static boolean isMethod(String word) {
        return METHOD.matcher(word).matches();
    }

    static AuditRequest read(String words) {
        if (words.length() > LONGEST) {
            throw new IllegalArgumentException("a request has more than " + LONGEST + " characters");
        }
        return new RequestWords(words).read();
    }

    private List<String> names(String list) {
        if (list.contains("\"")) {
            throw wrong("a group in quotes is not supported");
        }
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private List<Token> tokens(String text) {
        List<Token> found = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        int from = 0;
        while (from < text.length() && !text.substring(from).isBlank()) {
            token.region(from, text.length());
            if (!token.lookingAt()) {
                throw wrong("a quoted word has no end, or no space follows it");
            }
            String quoted = token.group(1);
            found.add(quoted == null ? new Token(token.group(2), false) : new Token(unquoted(quoted), true));
            from = token.end();
        }
        return found;
    }

    private String unquoted(String quoted) {
        byte[] json = quoted.getBytes(StandardCharsets.UTF_8);
        if (JsonText.of(json, 0, json.length).read().value().orElse(Tree.nothing()) instanceof Tree.Text text) {
            return text.value();
        }
        throw wrong("the quoted word " + quoted + " is not a text of JSON");
    }

    private AuditRequest read() {
        boolean isMethod = at < tokens.size() && tokens.get(at).isMethod();
        String verb = next("a verb, such as create, or a method, such as GET");
        String target = next("a resource, such as pods, or a path, such as /healthz");
        if (isMethod && !target.startsWith("/")) {
            throw wrong("after the method " + verb + ", expected a path that starts with a slash; found "
                    + Violation.quoted(target));
        }
        AuditRequest request;
        if (!target.startsWith("/")) {
            request = ofResource(verb, target);
        } else if (isMethod) {
            request = AuditRequest.of(verb, target);
        } else {
            request = ofPath(verb, target);
        }
        return withUser(request);
    }

    private AuditRequest ofPath(String verb, String path) {
        if (RESOURCE_PATH.matcher(path).matches()) {
            throw wrong("the path " + Violation.quoted(path) + " is that of a resource; write the method, such as GET "
                    + path + ", or the verb and the resource");
        }
        return AuditRequest.of(r -> r.verb(verb).path(path));
    }

    private AuditRequest ofResource(String verb, String target) {
        int slash = target.indexOf('/');
        String withGroup = slash < 0 ? target : target.substring(0, slash);
        String subresource = slash < 0 ? "" : target.substring(slash + 1);
        int dot = withGroup.indexOf('.');
        String resource = dot < 0 ? withGroup : withGroup.substring(0, dot);
        String group = dot < 0 ? "" : withGroup.substring(dot + 1);
        String name = isAtName() ? next("a name") : "";
        String namespace = skip("in") ? next("a namespace after in") : "";
        return AuditRequest.of(r -> r.resourceRequest(true)
                .verb(verb)
                .apiGroup(group)
                .resource(resource)
                .subresource(subresource)
                .name(name)
                .namespace(namespace));
    }

    private boolean isAtName() {
        return at < tokens.size() && !tokens.get(at).is("in") && !tokens.get(at).is("by");
    }

    private AuditRequest withUser(AuditRequest request) {
        if (!skip("by")) {
            throw wrong(
                    at < tokens.size()
                            ? "expected by and a user; found "
                                    + Violation.quoted(tokens.get(at).text())
                            : "expected by and a user at the end, or by nobody if authentication fails");
        }
        boolean isNobody = at < tokens.size() && tokens.get(at).is("nobody");
        String user = next("a user after by");
        if (at < tokens.size()) {
            throw wrong("found " + Violation.quoted(tokens.get(at).text())
                    + " after the user; groups follow in parentheses, such as (dev, ops)");
        }
        if (isNobody && groups.isPresent()) {
            throw wrong("nobody is in no group");
        }
        if (isNobody) {
            return request;
        }
        return groups.map(given -> request.by(user, given.toArray(String[]::new)))
                .orElseGet(() -> request.as(user));
    }

    private boolean skip(String keyword) {
        boolean isHere = at < tokens.size() && tokens.get(at).is(keyword);
        at += isHere ? 1 : 0;
        return isHere;
    }

    private String next(String wanted) {
        if (at == tokens.size()) {
            throw wrong("expected " + wanted);
        }
        return tokens.get(at++).text();
    }

    private IllegalArgumentException wrong(String problem) {
        return new IllegalArgumentException("the request " + Violation.quoted(words) + " cannot be read: " + problem
                + "; requests are such as create pods/exec web-0 in prod by alice, or GET /healthz by nobody");
    }
}
