/** Access to PostgreSQL: the database handle, transactions, migrations. */
@org.jspecify.annotations.NullMarked
package io.waymark.platform.sql;
