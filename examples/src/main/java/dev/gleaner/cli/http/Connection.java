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
 * A client's connection: one request after another. A request that is refused is answered at once and is the last one; what the client
 * still sends is read and thrown away, since a connection that is closed before takes the answer with it. Only the server's thread calls this.
 */
final class Connection {
    /** How much is thrown away before a client is cut off that was told to stop. */
    static final long MOST_THROWN_AWAY = 1L << 30;

    private static final int HEAD_AT_A_TIME = 1 << 12;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private enum State {
        /** Nothing of a request has come. */
        RESTING,
        HEAD,
        BODY,
        /** The request is whole and being taken. */
        TAKING,
        ANSWERING,
        /** The last answer is sent; what comes is thrown away until the client closes the connection. */
        LEAVING,
        CLOSED
    }

    private final HttpServer server;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final String client;
    private final HeldBytes headBytes;
    private final HeldBytes behind;
    private HeldBytes body;
    private State state = State.RESTING;
    private String name = "";
    private int headEnd;
    private @Nullable Head head;
    private @Nullable Framing framing;
    private ContentEncoding encoding = ContentEncoding.IDENTITY;
    private ByteBuffer unsent = NOTHING;
    private int code;
    private boolean closes;
    private long thrownAway;
    private long lastProgress;

    Connection(HttpServer server, SocketChannel channel, SelectionKey key) throws IOException {
        this.server = server;
        this.channel = channel;
        this.key = key;
        this.client =
                ((InetSocketAddress) channel.getRemoteAddress()).getAddress().getHostAddress();
        this.headBytes = new HeldBytes(server.memory());
        this.behind = new HeldBytes(server.memory());
        this.body = new HeldBytes(server.memory());
        this.lastProgress = server.now();
    }

    /** When the client last sent or took something. */
    long lastProgress() {
        return lastProgress;
    }

    /** Whether there is nothing more to do for the client than to let it read the last answer. */
    boolean isLeaving() {
        return state == State.LEAVING;
    }

    /** Whether the client has to do the next step. */
    boolean waitsForClient() {
        return key.interestOps() != 0;
    }

    /** Does what the channel is ready for. */
    void go(ByteBuffer buffer) {
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
            leave("the connection broke: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            leave("no memory is left");
        } catch (RuntimeException e) {
            leave("a mistake of this program: " + e);
        }
    }

    /** Goes on with reading when memory may be left again; whether there was some. */
    boolean resume() {
        if (room() == 0) {
            return false;
        }
        lastProgress = server.now();
        key.interestOps(SelectionKey.OP_READ);
        return true;
    }

    /** How much to read: as much of a body as memory is left for, and heads in any case, since they are short. */
    private int room() {
        if (state == State.LEAVING) {
            return Integer.MAX_VALUE;
        }
        return framing == null ? HEAD_AT_A_TIME : Math.min(body.room(), framing.most());
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
            leave("the client went away");
        } else if (state == State.LEAVING) {
            throwAway(count);
        } else {
            consume(buffer.flip());
        }
    }

    private void throwAway(int count) {
        server.rests(this);
        thrownAway += count;
        if (thrownAway > MOST_THROWN_AWAY) {
            server.tell("cut off", name + ": cut off: it was answered " + code + " and goes on sending");
            close();
        }
    }

    private void consume(ByteBuffer in) throws IOException {
        try {
            if ((state == State.HEAD || begins(in)) && readHead(in)) {
                begin(in);
            }
            if (framing != null && framing.read(in, body)) {
                take();
            }
            if (in.hasRemaining()) {
                behind.add(in, in.remaining());
            }
        } catch (RefusedException e) {
            refuse(e.answer());
        }
    }

    /** Whether a request begins here: empty lines in front of it are skipped. */
    private boolean begins(ByteBuffer in) throws RefusedException {
        if (state != State.RESTING) {
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
        server.works(this);
        if (!Head.isOfName(in.get(in.position()))) {
            throw new RefusedException(400, "this is no HTTP; a URL that starts with https: would be a reason");
        }
        return true;
    }

    /** Reads on in the head; whether it is whole. */
    private boolean readHead(ByteBuffer in) throws RefusedException {
        int start = in.position();
        int at = start;
        while (at < in.limit() && headEnd < HEAD_END.length) {
            byte b = in.get(at++);
            if (b == HEAD_END[headEnd]) {
                headEnd++;
            } else if (b == '\n') {
                throw new RefusedException(400, "a line of the head does not end in CR LF");
            } else {
                headEnd = b == '\r' ? 1 : 0;
            }
        }
        headBytes.add(in, at - start);
        if (headBytes.size() > Head.LONGEST) {
            throw new RefusedException(431, "the head is longer than " + Head.LONGEST + " bytes");
        }
        return headEnd == HEAD_END.length;
    }

    private void begin(ByteBuffer in) throws RefusedException, IOException {
        Head read = Head.parse(headBytes.toBytes());
        headBytes.free();
        head = read;
        Optional<Answer> refusal = server.handler().refuse(read.method(), read.path());
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

    private void take() {
        state = State.TAKING;
        framing = null;
        key.interestOps(0);
        server.take(this, name, encoding, body);
    }

    /** Answers the request that was taken. */
    void answer(Answer answer) {
        if (state == State.CLOSED) {
            return;
        }
        if (answer.isRefusal()) {
            server.tell("answered " + answer.code(), name + ": " + answer.code() + ", " + answer.reason());
        }
        answer(answer, head == null || !head.keepsAlive() || server.isClosing());
    }

    /** Answers the request that is being read; no other one is read behind it. */
    void refuse(Answer answer) {
        server.tell("answered " + answer.code(), name + ": " + answer.code() + ", " + answer.reason());
        answer(answer, true);
    }

    private void answer(Answer answer, boolean last) {
        closes = last;
        code = answer.code();
        boolean isToHead = head != null && head.method().equals("HEAD");
        body.free();
        body = new HeldBytes(server.memory());
        headBytes.free();
        if (last) {
            behind.free();
        }
        framing = null;
        state = State.ANSWERING;
        try {
            send(answer.encoded(last, isToHead));
        } catch (IOException e) {
            leave("the connection broke: " + e.getMessage());
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
        if (state == State.ANSWERING) {
            finish();
        }
    }

    private void finish() throws IOException {
        head = null;
        headEnd = 0;
        if (closes) {
            state = State.LEAVING;
            server.rests(this);
            channel.shutdownOutput();
            return;
        }
        state = State.RESTING;
        server.rests(this);
        if (behind.size() > 0) {
            ByteBuffer next = ByteBuffer.wrap(behind.toBytes());
            behind.free();
            consume(next);
        }
    }

    /** Closes the connection of a client that is silent. */
    void leaveIdle() {
        leave("nothing came for " + server.limits().idle().toSeconds() + " s");
    }

    /** Closes the connection, and says so where a request or an answer is lost by it. */
    void leave(String reason) {
        switch (state) {
            // Not an answer: fluentd gives up what is answered 408, and sends again what is not answered.
            case HEAD, BODY ->
                server.tell(
                        "cut off",
                        name + ": cut off: " + reason + "; " + body.size()
                                + " bytes of the body have come, and nothing is printed of them");
            case ANSWERING ->
                server.tell(
                        "cut off",
                        name + ": cut off: " + reason + "; the client has not got the answer " + code
                                + " and may send it again");
            case TAKING ->
                server.tell(
                        "cut off",
                        name + ": cut off: " + reason
                                + "; the client gets no answer and may send again what is printed");
            case RESTING, LEAVING, CLOSED -> {}
        }
        close();
    }

    private void close() {
        if (state == State.CLOSED) {
            return;
        }
        boolean isBeingTaken = state == State.TAKING;
        state = State.CLOSED;
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // There is nobody to be told.
        }
        headBytes.free();
        behind.free();
        // What is being taken is freed when it is taken.
        if (!isBeingTaken) {
            body.free();
        }
        server.closed(this);
    }
}
