package dev.gleaner.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class HttpServerTest {
    private static final String HEAD = "POST / HTTP/1.1\r\nHost: x\r\n";

    @Test
    void threeHundredRequestsAtOnceAreAllHandled() throws Exception {
        int many = 300;
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try (TestServer test = new TestServer()) {
            CyclicBarrier together = new CyclicBarrier(many);
            List<Future<String>> answers = IntStream.range(0, many)
                    .mapToObj(i -> threads.submit(() -> {
                        together.await();
                        try (RawClient client = test.connect()) {
                            return client.post("/", "body " + i).answer();
                        }
                    }))
                    .toList();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("200 ");
            }
            assertThat(test.bodies)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, many).mapToObj(i -> "body " + i).toList());
            assertThat(test.problems).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aThousandSlowClientsDelayNobody() throws Exception {
        List<RawClient> slow = new ArrayList<>();
        try (TestServer test = new TestServer()) {
            for (int i = 0; i < 1000; i++) {
                slow.add(test.connect().send(i % 2 == 0 ? HEAD : HEAD + "Content-Length: 2\r\n\r\n{"));
            }
            int threads = Thread.activeCount();
            try (RawClient good = test.connect()) {
                assertThat(good.post("/", "good").answer()).isEqualTo("200 ");
            }
            assertThat(Thread.activeCount()).isLessThan(threads + 5);
            for (int i = 1; i < slow.size(); i += 2) {
                assertThat(slow.get(i).send("}").answer()).isEqualTo("200 ");
            }
            assertThat(test.bodies).hasSize(501).contains("good", "{}");
            for (RawClient client : slow) {
                client.close();
            }
        }
    }

    /** A client that reads the response only after it has sent the whole body gets it too. */
    @ParameterizedTest
    @CsvSource({"/elsewhere, 404 no /elsewhere", "/, 413 the body is longer than 65536 bytes"})
    void aRefusedRequestIsReadToItsEnd(String path, String answer) throws IOException {
        try (TestServer test = new TestServer();
                RawClient client = test.connect()) {
            assertThat(client.post(path, " ".repeat(20_000_000)).answer()).isEqualTo(answer);
            assertThat(client.isClosed()).isTrue();
            assertThat(test.problems).containsExactly("request 1 from 127.0.0.1: " + answer.replaceFirst(" ", ", "));
        }
    }

    @Test
    void aDeclaredLengthIsRefusedBeforeTheBodyArrives() throws IOException {
        try (TestServer test = new TestServer();
                RawClient client = test.connect()) {
            assertThat(client.send(HEAD + "Content-Length: 9000000000000000000000\r\n\r\n")
                            .answer())
                    .startsWith("413 ");
        }
    }

    @Test
    void aSlowClientIsNotDisconnectedWhileItSends() throws IOException {
        try (TestServer test = new TestServer();
                RawClient client = test.connect()) {
            client.send(HEAD + "Content-Length: 20\r\n\r\n");
            for (int i = 0; i < 19; i++) {
                client.send("x");
                test.settle();
                test.letPass(Duration.ofSeconds(9));
            }
            assertThat(client.send("x").answer()).isEqualTo("200 ");
            assertThat(test.bodies).containsExactly("x".repeat(20));
            assertThat(test.problems).isEmpty();
        }
    }

    @Test
    void anIdleClientIsDisconnected() throws IOException {
        try (TestServer test = new TestServer();
                RawClient silent = test.connect();
                RawClient head = test.connect();
                RawClient body = test.connect();
                RawClient done = test.connect()) {
            head.send("POST / HT");
            test.settle();
            body.send(HEAD + "Content-Length: 9\r\n\r\n{}");
            done.post("/", "").answer();
            test.settle();
            test.letPass(Duration.ofSeconds(10));
            assertThat(List.of(silent, head, body, done)).allMatch(RawClient::isClosed);
            assertThat(test.problems)
                    .containsExactlyInAnyOrder(
                            "request 1 from 127.0.0.1: disconnected: nothing received for 10 s; 0 bytes of the body were received and not printed",
                            "request 3 from 127.0.0.1: disconnected: nothing received for 10 s; 2 bytes of the body were received and not printed");
        }
    }

    @Test
    void aLongHandlerIsNotIdleness() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (TestServer test = new TestServer(TestServer.LIMITS, body -> {
                    begun.countDown();
                    await(goOn);
                    return Response.OK;
                });
                RawClient client = test.connect()) {
            client.post("/", "x");
            await(begun);
            test.letPass(Duration.ofHours(1));
            test.settle();
            goOn.countDown();
            assertThat(client.answer()).isEqualTo("200 ");
        }
    }

    @ParameterizedTest
    @CsvSource({"'POST / HT', 0", "'POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n{}', 2"})
    void aLostRequestIsReported(String sent, int bytes) throws IOException {
        try (TestServer test = new TestServer()) {
            try (RawClient client = test.connect()) {
                client.send(sent).finish();
                assertThat(client.isClosed()).isTrue();
            }
            assertThat(test.problems)
                    .containsExactly("request 1 from 127.0.0.1: disconnected: the client closed the connection; "
                            + bytes + " bytes of the body were received and not printed");
            assertThat(test.bodies).isEmpty();
        }
    }

    @Test
    void aClientMayCloseItsSideAfterTheRequest() throws IOException {
        try (TestServer test = new TestServer();
                RawClient client = test.connect()) {
            client.post("/", "x").finish();
            assertThat(client.answer()).isEqualTo("200 ");
            assertThat(test.problems).isEmpty();
        }
    }

    @Test
    void aClientThatExpectsContinueGetsIt() throws IOException {
        try (TestServer test = new TestServer();
                RawClient client = test.connect();
                RawClient refused = test.connect()) {
            client.send(HEAD + "Expect: 100-Continue\r\nContent-Length: 1\r\n\r\n");
            assertThat(client.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(client.send("x").answer()).isEqualTo("200 ");
            refused.send(HEAD + "Expect: 100-continue\r\nContent-Length: 100000\r\n\r\n");
            assertThat(refused.answer()).startsWith("413 ");
        }
    }

    @Test
    void requestsFollowEachOther() throws IOException {
        try (TestServer test = new TestServer();
                RawClient client = test.connect()) {
            client.send("\r\n" + HEAD + "Content-Length: 3\r\n\r\none" + HEAD
                    + "Transfer-Encoding: Chunked\r\n\r\n2;x=\"y\"\r\ntw\r\n001\r\no\r\n0\r\nA: b\r\n\r\n\r\n"
                    + "PUT http://x/?a=b HTTP/1.1\r\nContent-Length: 5\r\nConnection: close\r\n\r\nthree"
                    + HEAD + "Content-Length: 4\r\n\r\nfour");
            assertThat(List.of(client.answer(), client.answer(), client.answer()))
                    .containsOnly("200 ");
            assertThat(client.isClosed()).isTrue();
            assertThat(test.bodies).containsExactly("one", "two", "three");
        }
    }

    @Test
    void oldClientsCloseUnlessTheyKeepAlive() throws IOException {
        try (TestServer test = new TestServer();
                RawClient client = test.connect()) {
            assertThat(client.send("POST / HTTP/1.0\r\nConnection: Keep-Alive\r\nContent-Length: 0\r\n\r\n")
                            .head())
                    .contains("Connection: keep-alive\r\n");
            assertThat(client.send("POST / HTTP/1.0\r\nContent-Length: 0\r\n\r\n")
                            .answer())
                    .isEqualTo("200 ");
            assertThat(client.isClosed()).isTrue();
        }
    }

    static List<Arguments> requestsThatAreRefused() {
        String end = "\r\n\r\n";
        return List.of(
                Arguments.of("\u0016\u0003\u0001", "400 this is not HTTP; does the client use https?"),
                Arguments.of("POST / HTTP/1.1\n", "400 a line of the header does not end in CR LF"),
                Arguments.of("POST /" + end, "400 the first line is not a request line of HTTP"),
                Arguments.of("POST  / HTTP/1.1" + end, "400 the first line is not a request line of HTTP"),
                Arguments.of("POST /%zz HTTP/1.1" + end, "400 the path is not valid in a URL"),
                Arguments.of("PRI * HTTP/2.0" + end, "505 unsupported version of HTTP; expected HTTP/1.1 or HTTP/1.0"),
                Arguments.of(HEAD + "Name : x" + end, "400 a header field has no valid name"),
                Arguments.of(HEAD + " folded" + end, "400 a header field has no valid name"),
                Arguments.of(HEAD + "A: b\rc" + end, "400 a header field has a control character"),
                Arguments.of(HEAD.strip() + end, "411 Content-Length and Transfer-Encoding are missing"),
                Arguments.of(HEAD + "Content-Length: +1" + end, "400 Content-Length is not a number"),
                Arguments.of(
                        HEAD + "Content-Length: 1\r\ncontent-length: 1" + end, "400 Content-Length is given twice"),
                Arguments.of(
                        HEAD + "Content-Length: 1\r\nTransfer-Encoding: chunked" + end,
                        "400 both Content-Length and Transfer-Encoding are given"),
                Arguments.of(
                        HEAD + "Transfer-Encoding: gzip, chunked" + end,
                        "501 unsupported transfer encoding; expected chunked"),
                Arguments.of(
                        HEAD + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked" + end,
                        "501 unsupported transfer encoding; expected chunked"),
                Arguments.of(
                        "POST / HTTP/1.0\r\nTransfer-Encoding: chunked" + end, "400 HTTP/1.0 has no Transfer-Encoding"),
                Arguments.of(
                        HEAD + "Content-Length: 1\r\nExpect: 200-ok" + end,
                        "417 unsupported Expect; expected 100-continue"),
                Arguments.of(
                        HEAD + "Content-Length: 1\r\nContent-Encoding: zstd" + end,
                        "415 unsupported content encoding; expected gzip, deflate or identity"),
                Arguments.of(HEAD + "A: " + "b".repeat(20_000), "431 the header is longer than 16384 bytes"),
                Arguments.of(chunked("x"), "400 a chunk does not start with its length"),
                Arguments.of(chunked("1x"), "400 a chunk's length is not a hexadecimal number"),
                Arguments.of(chunked("1\r\nxy"), "400 a chunk does not have the length that it declares"),
                Arguments.of(chunked("1\rx"), "400 a chunk does not have the length that it declares"),
                Arguments.of(chunked("10001\r\n"), "413 the body is longer than 65536 bytes"),
                Arguments.of(
                        chunked("10000\r\n" + "x".repeat(65_536) + "\r\n1\r\n"),
                        "413 the body is longer than 65536 bytes"),
                Arguments.of(chunked("0".repeat(17)), "400 a chunk's length has more than 16 digits"),
                Arguments.of(chunked("1;" + "x".repeat(5000)), "400 a chunk's first line is longer than 4096 bytes"),
                Arguments.of(
                        chunked("0\r\n" + "A: b\r\n".repeat(3000)),
                        "400 the trailers are longer than 16384 bytes or contain NUL"));
    }

    private static String chunked(String body) {
        return HEAD + "Transfer-Encoding: chunked\r\n\r\n" + body;
    }

    @ParameterizedTest
    @MethodSource("requestsThatAreRefused")
    void anAmbiguousRequestIsRefused(String request, String answer) throws IOException {
        try (TestServer test = new TestServer();
                RawClient client = test.connect()) {
            assertThat(client.send(request).answer()).isEqualTo(answer);
            client.finish();
            assertThat(client.isClosed()).isTrue();
            assertThat(test.bodies).isEmpty();
            assertThat(test.problems).containsExactly("request 1 from 127.0.0.1: " + answer.replaceFirst(" ", ", "));
        }
    }

    /** Each of two clients holds half of the memory, so neither could continue if both waited. */
    @Test
    void withoutMemoryARequestIsRefusedForNow() throws IOException {
        Limits limits = new Limits(10, 1 << 16, 1 << 16, Duration.ofSeconds(10));
        try (TestServer test = new TestServer(limits, body -> Response.OK);
                RawClient first = test.connect();
                RawClient second = test.connect()) {
            first.send(HEAD + "Content-Length: 40000\r\n\r\n" + "x".repeat(30_000));
            test.settle();
            second.send(HEAD + "Content-Length: 60000\r\n\r\n" + "x".repeat(60_000));
            String refusal = second.head();
            assertThat(refusal).startsWith("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\n");
            assertThat(first.send("x".repeat(10_000)).answer()).isEqualTo("200 ");
            assertThat(test.problems).singleElement().asString().contains(": 503, out of memory; ");
            try (RawClient again = test.connect()) {
                assertThat(again.post("/", "x".repeat(60_000)).answer()).isEqualTo("200 ");
            }
        }
    }

    /** Requests that are being handled release their memory, so waiting ends. */
    @Test
    void aRequestWaitsForMemoryOfHandledRequests() throws IOException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Limits limits = new Limits(10, 1 << 16, 1 << 16, Duration.ofSeconds(10));
        try (TestServer test = new TestServer(limits, body -> {
                    begun.countDown();
                    await(goOn);
                    return Response.OK;
                });
                RawClient first = test.connect();
                RawClient second = test.connect()) {
            first.post("/", "x".repeat(60_000));
            await(begun);
            second.post("/", "y".repeat(50_000));
            test.settle();
            test.letPass(Duration.ofHours(1));
            test.settle();
            goOn.countDown();
            assertThat(first.answer()).isEqualTo("200 ");
            assertThat(second.answer()).isEqualTo("200 ");
            assertThat(test.problems).isEmpty();
        }
    }

    @Test
    @SuppressWarnings("try")
    void aClientBeyondTheLimitWaits() throws IOException {
        Limits limits = new Limits(2, 1 << 16, 1 << 20, Duration.ofSeconds(10));
        try (TestServer test = new TestServer(limits, body -> Response.OK);
                RawClient first = test.connect();
                RawClient second = test.connect()) {
            first.send(HEAD + "Content-Length: 2\r\nConnection: close\r\n\r\n{");
            second.send(HEAD + "Content-Length: 2\r\n\r\n{");
            try (RawClient third = test.connect()) {
                third.post("/", "third");
                assertThat(first.send("}").answer()).isEqualTo("200 ");
                first.close();
                assertThat(third.answer()).isEqualTo("200 ");
            }
            assertThat(second.send("}").answer()).isEqualTo("200 ");
            assertThat(test.problems).contains("all 2 connections are in use; new clients wait");
        }
    }

    @Test
    void anIdleConnectionMakesRoomForANewOne() throws IOException {
        Limits limits = new Limits(2, 1 << 16, 1 << 20, Duration.ofSeconds(10));
        try (TestServer test = new TestServer(limits, body -> Response.OK);
                RawClient rested = test.connect();
                RawClient busy = test.connect()) {
            assertThat(rested.post("/", "rested").answer()).isEqualTo("200 ");
            assertThat(busy.post("/", "busy").answer()).isEqualTo("200 ");
            busy.send(HEAD);
            test.letPass(Duration.ofSeconds(2));
            try (RawClient third = test.connect()) {
                assertThat(third.post("/", "third").answer()).isEqualTo("200 ");
            }
            assertThat(rested.isClosed()).isTrue();
            assertThat(busy.send("Content-Length: 0\r\n\r\n").answer()).isEqualTo("200 ");
        }
    }

    @Test
    void anErrorOfTheHandlerIsAnswered() throws IOException {
        try (TestServer test = new TestServer(TestServer.LIMITS, body -> {
                    if (body.equals("all")) {
                        throw new OutOfMemoryError();
                    }
                    throw new IllegalStateException("full");
                });
                RawClient client = test.connect();
                RawClient other = test.connect()) {
            assertThat(client.post("/", "some").answer())
                    .isEqualTo("500 internal error: java.lang.IllegalStateException: full");
            assertThat(other.post("/", "all").answer()).isEqualTo("503 out of memory while the body is read");
            assertThat(test.problems).hasSize(2);
        }
    }

    @Test
    @SuppressWarnings("try")
    void requestsThatHaveBegunCompleteBeforeTheServerCloses() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService closer = Executors.newSingleThreadExecutor();
        try (TestServer test = new TestServer(TestServer.LIMITS, body -> {
                    begun.countDown();
                    await(goOn);
                    return Response.OK;
                });
                RawClient resting = test.connect();
                RawClient coming = test.connect();
                RawClient taken = test.connect()) {
            coming.send(HEAD + "Content-Length: 2\r\n\r\n{");
            test.settle();
            taken.post("/", "x");
            await(begun);
            Future<?> closed = closer.submit(test::close);
            assertThat(resting.isClosed()).isTrue();
            goOn.countDown();
            assertThat(taken.answer()).isEqualTo("200 ");
            assertThat(coming.send("}").answer()).isEqualTo("200 ");
            taken.close();
            coming.close();
            closed.get(60, TimeUnit.SECONDS);
            assertThat(test.problems).isEmpty();
        } finally {
            closer.shutdownNow();
        }
    }

    /** A connection that is closed with unread bytes is reset, which can discard the response. */
    @Test
    void theResponseArrivesHoweverMuchIsSentAfterTheRequest() throws IOException {
        try (TestServer test = new TestServer();
                RawClient client = test.connect()) {
            client.send(HEAD + "Content-Length: 1\r\nConnection: close\r\n\r\nx");
            for (byte[] more : Collections.nCopies(50, new byte[100_000])) {
                client.send(more);
            }
            assertThat(client.answer()).isEqualTo("200 ");
            assertThat(client.isClosed()).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
