/**
 * The API from the command line: a command for each operation, made from the table that the build
 * draws of the operations ({@code operations.jsonl}), so that neither a server nor a database has
 * to be started to know them.
 */
@org.jspecify.annotations.NullMarked
package io.waymark.app.remote;
