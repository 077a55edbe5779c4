/**
 * What a domain is apart from its links: names, configuration files, and the DNS records that show
 * whose it is.
 */
@org.jspecify.annotations.NullMarked
package io.waymark.links.domains;
