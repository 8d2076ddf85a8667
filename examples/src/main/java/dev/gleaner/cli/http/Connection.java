package dev.gleaner.cli.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a client, with one request after another. A refused request is answered at once and is the last.
 * What the client still sends is read and discarded: closing the connection earlier could discard the response. Not
 * thread-safe; only the thread of the server uses it.
 */
final class Connection {
    /** The number of bytes to discard before a client that ignores the last response is disconnected. */
    static final long MAX_DISCARDED = 1L << 30;

    private static final int HEAD_AT_A_TIME = 1 << 12;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private enum State {
        /** No part of a request was received. */
        IDLE,
        HEAD,
        BODY,
        /** The request is complete, and the handler runs. */
        HANDLING,
        RESPONDING,
        /** The last response was sent; input is discarded until the client closes the connection. */
        DRAINING,
        CLOSED
    }

    private final HttpServer server;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final String client;
    private final HeldBytes headBytes;
    private final HeldBytes pipelined;
    private HeldBytes body;
    private State state = State.IDLE;
    private String name = "";
    private int headEnd;
    private @Nullable Head head;
    private @Nullable Framing framing;
    private ContentEncoding encoding = ContentEncoding.IDENTITY;
    private ByteBuffer unsent = NOTHING;
    private int code;
    private boolean closes;
    private long discarded;
    private long lastProgress;

    Connection(HttpServer server, SocketChannel channel, SelectionKey key) throws IOException {
        this.server = server;
        this.channel = channel;
        this.key = key;
        this.client =
                ((InetSocketAddress) channel.getRemoteAddress()).getAddress().getHostAddress();
        this.headBytes = new HeldBytes(server.memory());
        this.pipelined = new HeldBytes(server.memory());
        this.body = new HeldBytes(server.memory());
        this.lastProgress = server.now();
    }

    /** The time at which the client last sent or received bytes. */
    long lastProgress() {
        return lastProgress;
    }

    /** Whether the last response was sent. */
    boolean isDraining() {
        return state == State.DRAINING;
    }

    /** Whether the next step is up to the client. */
    boolean waitsForClient() {
        return key.interestOps() != 0;
    }

    /** Reads or writes, whichever the channel is ready for. */
    void handleReady(ByteBuffer buffer) {
        try {
            if (state == State.CLOSED) {
                return;
            }
            if (key.isWritable()) {
                send();
            } else if (key.isReadable()) {
                receive(buffer);
            }
        } catch (IOException e) {
            disconnect("the connection failed: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            disconnect("out of memory");
        } catch (RuntimeException e) {
            disconnect("internal error: " + e);
        }
    }

    /** Continues to read if memory is available. Returns false if none is. */
    boolean resume() {
        if (room() == 0) {
            return false;
        }
        lastProgress = server.now();
        key.interestOps(SelectionKey.OP_READ);
        return true;
    }

    /** The number of bytes to read: for a body, what fits into memory; heads are short and always read. */
    private int room() {
        if (state == State.DRAINING) {
            return Integer.MAX_VALUE;
        }
        return framing == null ? HEAD_AT_A_TIME : Math.min(body.room(), framing.readLimit());
    }

    private void receive(ByteBuffer buffer) throws IOException {
        int room = room();
        if (room == 0) {
            key.interestOps(0);
            server.waitForMemory(this);
            return;
        }
        int count = channel.read(buffer.clear().limit(Math.min(room, buffer.capacity())));
        lastProgress = server.now();
        if (count < 0) {
            disconnect("the client closed the connection");
        } else if (state == State.DRAINING) {
            discard(count);
        } else {
            consume(buffer.flip());
        }
    }

    private void discard(int count) {
        server.markIdle(this);
        discarded += count;
        if (discarded > MAX_DISCARDED) {
            server.report(
                    "disconnected", name + ": disconnected: the client continues to send after the answer " + code);
            close();
        }
    }

    private void consume(ByteBuffer in) throws IOException {
        try {
            if ((state == State.HEAD || beginsRequest(in)) && readHead(in)) {
                beginBody(in);
            }
            if (framing != null && framing.read(in, body)) {
                handle();
            }
            if (in.hasRemaining()) {
                pipelined.add(in, in.remaining());
            }
        } catch (RefusedException e) {
            refuse(e.response());
        }
    }

    /** Whether a request begins. Skips empty lines before it. */
    private boolean beginsRequest(ByteBuffer in) throws RefusedException {
        if (state != State.IDLE) {
            return false;
        }
        while (in.hasRemaining() && (in.get(in.position()) == '\r' || in.get(in.position()) == '\n')) {
            in.get();
        }
        if (!in.hasRemaining()) {
            return false;
        }
        state = State.HEAD;
        name = server.nextName(client);
        server.markBusy(this);
        if (!Head.isNameByte(in.get(in.position()))) {
            throw new RefusedException(400, "this is not HTTP; does the client use https?");
        }
        return true;
    }

    /** Reads bytes of the head. Returns whether it is complete. */
    private boolean readHead(ByteBuffer in) throws RefusedException {
        int start = in.position();
        int at = start;
        while (at < in.limit() && headEnd < HEAD_END.length) {
            byte b = in.get(at++);
            if (b == HEAD_END[headEnd]) {
                headEnd++;
            } else if (b == '\n') {
                throw new RefusedException(400, "a line of the header does not end in CR LF");
            } else {
                headEnd = b == '\r' ? 1 : 0;
            }
        }
        headBytes.add(in, at - start);
        if (headBytes.size() > Head.LONGEST) {
            throw new RefusedException(431, "the header is longer than " + Head.LONGEST + " bytes");
        }
        return headEnd == HEAD_END.length;
    }

    private void beginBody(ByteBuffer in) throws RefusedException, IOException {
        Head read = Head.parse(headBytes.toBytes());
        headBytes.free();
        head = read;
        Optional<Response> refusal = server.handler().refuse(read.method(), read.path());
        if (refusal.isPresent()) {
            throw new RefusedException(refusal.get());
        }
        encoding = ContentEncoding.of(read.encodings());
        framing = read.framing(server.limits().body());
        state = State.BODY;
        if (read.expectsContinue() && !in.hasRemaining()) {
            send(CONTINUE);
        }
    }

    private void handle() {
        state = State.HANDLING;
        framing = null;
        key.interestOps(0);
        server.handle(this, name, encoding, body);
    }

    /** Sends the response of the handler. */
    void respond(Response response) {
        if (state == State.CLOSED) {
            return;
        }
        if (response.isRefusal()) {
            server.report("answered " + response.code(), name + ": " + response.code() + ", " + response.reason());
        }
        respond(response, head == null || !head.keepsAlive() || server.isClosing());
    }

    /** Refuses the request that is being read. It is the last request of the connection. */
    void refuse(Response response) {
        server.report("answered " + response.code(), name + ": " + response.code() + ", " + response.reason());
        respond(response, true);
    }

    private void respond(Response response, boolean last) {
        closes = last;
        code = response.code();
        boolean isToHead = head != null && head.method().equals("HEAD");
        body.free();
        body = new HeldBytes(server.memory());
        headBytes.free();
        if (last) {
            pipelined.free();
        }
        framing = null;
        state = State.RESPONDING;
        try {
            send(response.encoded(last, isToHead));
        } catch (IOException e) {
            disconnect("the connection failed: " + e.getMessage());
        }
    }

    private void send(byte[] bytes) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(unsent.remaining() + bytes.length);
        unsent = all.put(unsent).put(bytes).flip();
        send();
    }

    private void send() throws IOException {
        channel.write(unsent);
        lastProgress = server.now();
        if (unsent.hasRemaining()) {
            key.interestOps(SelectionKey.OP_WRITE);
            return;
        }
        unsent = NOTHING;
        key.interestOps(SelectionKey.OP_READ);
        if (state == State.RESPONDING) {
            finish();
        }
    }

    private void finish() throws IOException {
        head = null;
        headEnd = 0;
        if (closes) {
            state = State.DRAINING;
            server.markIdle(this);
            channel.shutdownOutput();
            return;
        }
        state = State.IDLE;
        server.markIdle(this);
        if (pipelined.size() > 0) {
            ByteBuffer next = ByteBuffer.wrap(pipelined.toBytes());
            pipelined.free();
            consume(next);
        }
    }

    /** Closes the connection of an idle client. */
    void disconnectIdle() {
        disconnect("nothing received for " + server.limits().idle().toSeconds() + " s");
    }

    /** Closes the connection, and reports it if a request or a response is lost. */
    void disconnect(String reason) {
        switch (state) {
            // Without a 408: fluentd drops a request that is answered with it, and repeats one without an answer.
            case HEAD, BODY ->
                server.report(
                        "disconnected",
                        name + ": disconnected: " + reason + "; " + body.size()
                                + " bytes of the body were received and not printed");
            case RESPONDING ->
                server.report(
                        "disconnected",
                        name + ": disconnected: " + reason + "; the client did not get the answer " + code
                                + " and may send the request again");
            case HANDLING ->
                server.report(
                        "disconnected",
                        name + ": disconnected: " + reason
                                + "; the client gets no answer and may send the printed records again");
            case IDLE, DRAINING, CLOSED -> {}
        }
        close();
    }

    private void close() {
        if (state == State.CLOSED) {
            return;
        }
        boolean isHandled = state == State.HANDLING;
        state = State.CLOSED;
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // The connection is gone either way.
        }
        headBytes.free();
        pipelined.free();
        // The server frees the body of a request that it handles.
        if (!isHandled) {
            body.free();
        }
        server.closed(this);
    }
}
