/**
 * A small HTTP/1.1 server for receivers: one thread waits for all connections, so that idle and slow clients cost a few hundred bytes each, and a few
 * threads take the requests that have arrived whole. Start with {@link dev.gleaner.cli.http.HttpServer}.
 */
@NullMarked
package dev.gleaner.cli.http;

import org.jspecify.annotations.NullMarked;
