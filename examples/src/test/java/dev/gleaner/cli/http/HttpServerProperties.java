package dev.gleaner.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class HttpServerProperties {
    /** The ways in which a client sends a body. */
    enum Manner {
        SIZED,
        CHUNKED,
        GZIP,
        DEFLATE
    }

    /**
     * Requests arrive as they were sent, in their order, however they are framed and wherever the network cuts them.
     */
    @Property(tries = 60)
    void requestsArriveAsTheyWereSent(
            @ForAll @Size(min = 1, max = 6) List<Manner> manners,
            @ForAll @StringLength(max = 3000) String text,
            @ForAll @IntRange(min = 1, max = 700) int chunk,
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 2000) Integer> cuts)
            throws IOException {
        try (TestServer test = new TestServer();
                RawClient client = test.connect()) {
            String body = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (Manner manner : manners) {
                all.write(request(manner, body.getBytes(StandardCharsets.UTF_8), chunk));
            }
            int from = 0;
            for (int cut : cuts) {
                int to = Math.min(from + cut, all.size());
                client.send(Arrays.copyOfRange(all.toByteArray(), from, to));
                test.settle();
                from = to;
            }
            client.send(Arrays.copyOfRange(all.toByteArray(), from, all.size()));
            for (int i = 0; i < manners.size(); i++) {
                assertThat(client.answer()).isEqualTo("200 ");
                assertThat(test.bodies).hasSizeGreaterThan(i);
            }
            assertThat(test.bodies).hasSameSizeAs(manners).containsOnly(body);
            assertThat(test.problems).isEmpty();
        }
    }

    private static byte[] request(Manner manner, byte[] body, int chunk) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        byte[] sent =
                switch (manner) {
                    case SIZED, CHUNKED -> body;
                    case GZIP -> gzip(body);
                    case DEFLATE -> deflate(body);
                };
        String head = "POST / HTTP/1.1\r\n";
        if (manner == Manner.GZIP || manner == Manner.DEFLATE) {
            head += "Content-Encoding: " + manner.name().toLowerCase(Locale.ROOT) + "\r\n";
        }
        if (manner != Manner.CHUNKED) {
            request.write(utf8(head + "Content-Length: " + sent.length + "\r\n\r\n"));
            request.write(sent);
            return request.toByteArray();
        }
        request.write(utf8(head + "Transfer-Encoding: chunked\r\n\r\n"));
        for (int from = 0; from < sent.length; from += chunk) {
            int length = Math.min(chunk, sent.length - from);
            request.write(utf8(Integer.toHexString(length) + "\r\n"));
            request.write(sent, from, length);
            request.write(utf8("\r\n"));
        }
        request.write(utf8("0\r\n\r\n"));
        return request.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream zip = new DeflaterOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
