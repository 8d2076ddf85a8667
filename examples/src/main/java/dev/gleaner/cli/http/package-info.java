/**
 * A small HTTP/1.1 server for {@code receive}. One thread serves all connections, so that an idle or slow client costs
 * only a few hundred bytes; a few threads handle complete requests. Start with {@link dev.gleaner.cli.http.HttpServer}.
 */
@NullMarked
package dev.gleaner.cli.http;

import org.jspecify.annotations.NullMarked;
