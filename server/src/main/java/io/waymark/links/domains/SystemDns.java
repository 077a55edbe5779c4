package io.waymark.links.domains;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.spi.InitialContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * The DNS as the JDK's own client reads it, by UDP and, where an answer is long, TCP. Libraries for
 * it take over the whole JVM's name resolution as soon as they are on the class path.
 */
// Texts of the DNS only: this factory makes no objects of what it reads. Its tables are Hashtables.
@SuppressWarnings({"BanJNDI", "JdkObsolete"})
public final class SystemDns implements Dns {
  /** Taken from its module, because the framework rightly closes JNDI's front door. */
  private static final InitialContextFactory FACTORY =
      ServiceLoader.load(InitialContextFactory.class, ClassLoader.getPlatformClassLoader()).stream()
          .filter(factory -> "jdk.naming.dns".equals(factory.type().getModule().getName()))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("the JVM has no module jdk.naming.dns"))
          .get();

  private final Hashtable<String, String> environment = new Hashtable<>();

  /**
   * @param resolver the server to ask, an address or a name with a port if it is not 53; null for
   *     the system's
   */
  public SystemDns(@Nullable String resolver) {
    environment.put(Context.PROVIDER_URL, resolver == null ? "dns:" : "dns://" + resolver);
    environment.put("com.sun.jndi.dns.timeout.initial", "1500");
    environment.put("com.sun.jndi.dns.timeout.retries", "2");
  }

  @Override
  public Answer lookUp(String name, Type type) {
    try {
      var context = (DirContext) FACTORY.getInitialContext(environment);
      try {
        // With its final dot the name is looked up as it is, in no search list.
        var attributes = context.getAttributes(name + ".", new String[] {type.name()});
        return new Records(values(attributes.get(type.name()), type));
      } finally {
        context.close();
      }
    } catch (NameNotFoundException e) {
      return new NoSuchName();
    } catch (NamingException e) {
      return new Unknown("The DNS did not answer for %s (%s).".formatted(name, type));
    }
  }

  private static List<String> values(@Nullable Attribute attribute, Type type)
      throws NamingException {
    var values = new ArrayList<String>();
    if (attribute != null) {
      var all = attribute.getAll();
      while (all.hasMore()) {
        values.add(plain(all.next().toString(), type));
      }
    }
    return values;
  }

  private static String plain(String value, Type type) {
    return switch (type) {
      case TXT -> value.startsWith("\"") ? value.replace("\" \"", "").replace("\"", "") : value;
      case CNAME -> {
        var name = value.toLowerCase(Locale.ROOT);
        yield name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
      }
      case A, AAAA -> value;
    };
  }
}
