package dev.gleaner.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A page in headless Chromium that receives real clicks and keys. It speaks the DevTools protocol, version 1.3: the
 * domains Target, Page, Runtime and Input.
 */
final class BrowserPage {
    private static final long PATIENCE_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LISTENING = "DevTools listening on ";

    private final Process process;
    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();

    /** The events that came before the answers to calls. */
    private final List<String> events = new ArrayList<>();

    private final WebSocket socket;
    private final String session;
    private int calls;

    private BrowserPage(Process process) throws Exception {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address(process)), new Receiver(received))
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        ObjectNode blank = JSON.createObjectNode().put("url", "about:blank");
        String target = send("", "Target.createTarget", blank).get("targetId").asText();
        this.session = send(
                        "",
                        "Target.attachToTarget",
                        JSON.createObjectNode().put("targetId", target).put("flatten", true))
                .get("sessionId")
                .asText();
    }

    /** Opens a file, and waits until it is loaded. */
    static BrowserPage open(Path page, Path folder) throws Exception {
        List<String> call = Chromium.headless(folder);
        call.add("--remote-debugging-port=0");
        Process process = new ProcessBuilder(call)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            BrowserPage opened = new BrowserPage(process);
            opened.call("Page.enable", JSON.createObjectNode());
            opened.load(
                    "Page.navigate",
                    JSON.createObjectNode().put("url", page.toUri().toString()));
            return opened;
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** The address that Chromium prints when it is ready. The end of its output ends the wait. */
    private static String address(Process process) throws IOException {
        BufferedReader log = process.errorReader(StandardCharsets.UTF_8);
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            if (line.startsWith(LISTENING)) {
                return line.substring(LISTENING.length());
            }
        }
        throw new IOException("chromium ended before it was ready");
    }

    /** Puts whole messages into a queue. */
    private static final class Receiver implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> received;
        private final StringBuilder message = new StringBuilder();

        Receiver(BlockingQueue<JsonNode> received) {
            this.received = received;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                try {
                    received.add(JSON.readTree(message.toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    private JsonNode call(String method, ObjectNode parameters) throws Exception {
        return send(session, method, parameters);
    }

    private JsonNode send(String session, String method, ObjectNode parameters)
            throws InterruptedException, ExecutionException, TimeoutException {
        int id = ++calls;
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        socket.sendText(message.toString(), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        JsonNode answer = next();
        while (answer.path("id").asInt() != id) {
            events.add(answer.path("method").asText());
            answer = next();
        }
        if (answer.has("error")) {
            throw new IllegalStateException(method + ": " + answer.get("error"));
        }
        return answer.get("result");
    }

    /** Makes a call that loads a page, and waits until it is loaded. */
    private void load(String method, ObjectNode parameters) throws Exception {
        events.clear();
        call(method, parameters);
        while (!events.contains("Page.loadEventFired")) {
            events.add(next().path("method").asText());
        }
    }

    /** Loads the page again. */
    void reload() throws Exception {
        load("Page.reload", JSON.createObjectNode());
    }

    private JsonNode next() throws InterruptedException, TimeoutException {
        JsonNode message = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new TimeoutException("chromium sends nothing");
        }
        return message;
    }

    /** The value of a JavaScript expression. */
    JsonNode value(String expression) throws Exception {
        JsonNode result = call(
                "Runtime.evaluate",
                JSON.createObjectNode().put("expression", expression).put("returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    /** Moves the pointer to the centre of an element, presses its button and releases it. */
    void click(String selector) throws Exception {
        JsonNode centre = value("(() => { const e = document.querySelector(" + JSON.writeValueAsString(selector)
                + "); e.scrollIntoView({block: 'center'}); const r = e.getBoundingClientRect();"
                + " return {x: r.x + r.width / 2, y: r.y + r.height / 2}; })()");
        for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            call(
                    "Input.dispatchMouseEvent",
                    JSON.createObjectNode()
                            .put("type", type)
                            .put("x", centre.get("x").asDouble())
                            .put("y", centre.get("y").asDouble())
                            .put("button", type.equals("mouseMoved") ? "none" : "left")
                            .put("clickCount", type.equals("mouseMoved") ? 0 : 1));
        }
    }

    /** Types a text where the focus is. */
    void type(String text) throws Exception {
        call("Input.insertText", JSON.createObjectNode().put("text", text));
    }

    /** Presses a key, such as {@code Tab}, and releases it. The code is that of Windows, and the text what it writes. */
    void press(String key, int code, String text) throws Exception {
        ObjectNode down = JSON.createObjectNode()
                .put("type", text.isEmpty() ? "rawKeyDown" : "keyDown")
                .put("key", key)
                .put("code", key)
                .put("windowsVirtualKeyCode", code);
        if (!text.isEmpty()) {
            down.put("text", text);
        }
        call("Input.dispatchKeyEvent", down);
        call(
                "Input.dispatchKeyEvent",
                JSON.createObjectNode()
                        .put("type", "keyUp")
                        .put("key", key)
                        .put("code", key)
                        .put("windowsVirtualKeyCode", code));
    }

    /** Ends Chromium. */
    void quit() throws Exception {
        send("", "Browser.close", JSON.createObjectNode());
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        socket.abort();
    }
}
