package dev.gleaner.cli.http;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that sends exactly the bytes of a test. */
public final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;

    /** Connects to a server. */
    public RawClient(InetSocketAddress address) throws IOException {
        socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
        in = new DataInputStream(socket.getInputStream());
    }

    /** Sends a text. */
    public RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends bytes. */
    public RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Sends a request with Content-Length. */
    public RawClient post(String path, String body) throws IOException {
        return send("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    /** Ends the output of the connection. */
    public void finish() throws IOException {
        socket.shutdownOutput();
    }

    /** Reads the code and the body of a response. */
    public String answer() throws IOException {
        String head = head();
        return head.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()) + " "
                + body(head).strip();
    }

    /** Reads the head of a response. */
    public String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    private String body(String head) throws IOException {
        String field = "Content-Length: ";
        int start = head.indexOf(field);
        if (start < 0) {
            return "";
        }
        int length = Integer.parseInt(head.substring(start + field.length(), head.indexOf("\r\n", start)));
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** Waits for bytes or the end. Returns whether the server has closed or reset the connection. */
    public boolean isClosed() {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
