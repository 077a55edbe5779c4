package io.waymark.traffic.geo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes small MMDB files (format 2.0, 24-bit records) for tests. */
final class MmdbWriter {
  private static final byte[] METADATA_MARK = {
    (byte) 0xAB, (byte) 0xCD, (byte) 0xEF, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
  };
  private static final int SEPARATOR = 16;

  private final String type;
  private final int ipVersion;
  private final Node root = new Node();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /**
   * @param type what the database calls itself
   * @param ipVersion 4 or 6; a file of version 6 keeps IPv4 under {@code ::/96}
   */
  MmdbWriter(String type, int ipVersion) {
    this.type = type;
    this.ipVersion = ipVersion;
  }

  private static final class Node {
    final @Nullable Node[] children = new Node[2];
    int dataOffset = -1;
    int number;
  }

  /** Adds a record of maps, lists, strings, doubles, floats, integers and booleans. */
  MmdbWriter put(String block, Map<String, ?> values) {
    var cidr = Cidr.parse(block);
    boolean v4 = cidr.network().isV4();
    int first = v4 && ipVersion == 4 ? IpAddress.V4_PREFIX : 0;
    var bits = v4 ? new IpAddress(0, cidr.network().low() & 0xFFFF_FFFFL) : cidr.network();
    var node = root;
    for (int i = first; i < cidr.bits(); i++) {
      long half = i < 64 ? bits.high() : bits.low();
      int bit = (int) (half >>> (63 - i % 64)) & 1;
      var child = node.children[bit];
      if (child == null) {
        child = new Node();
        node.children[bit] = child;
      }
      node = child;
    }
    node.dataOffset = data.size();
    data.writeBytes(encode(values));
    return this;
  }

  Path write(Path file) throws IOException {
    var nodes = new ArrayList<Node>();
    number(root, nodes);
    var out = new ByteArrayOutputStream();
    for (var node : nodes) {
      for (var child : node.children) {
        int record =
            child == null
                ? nodes.size()
                : child.dataOffset < 0 ? child.number : nodes.size() + SEPARATOR + child.dataOffset;
        out.write(record >>> 16);
        out.write(record >>> 8);
        out.write(record);
      }
    }
    out.writeBytes(new byte[SEPARATOR]);
    out.writeBytes(data.toByteArray());
    out.writeBytes(METADATA_MARK);
    out.writeBytes(encode(metadata(nodes.size())));
    return Files.write(file, out.toByteArray());
  }

  private static void number(Node node, List<Node> nodes) {
    node.number = nodes.size();
    nodes.add(node);
    for (var child : node.children) {
      if (child != null && child.dataOffset < 0) {
        number(child, nodes);
      }
    }
  }

  private Map<String, Object> metadata(int nodeCount) {
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("binary_format_major_version", 2);
    metadata.put("binary_format_minor_version", 0);
    metadata.put("build_epoch", Instant.parse("2026-11-01T00:00:00Z").getEpochSecond());
    metadata.put("database_type", type);
    metadata.put("description", Map.of("en", "A test database"));
    metadata.put("ip_version", ipVersion);
    metadata.put("languages", List.of("en"));
    metadata.put("node_count", nodeCount);
    metadata.put("record_size", 24);
    return metadata;
  }

  private static byte[] encode(Object value) {
    return switch (value) {
      case String text -> field(2, text.getBytes(StandardCharsets.UTF_8));
      case Double number -> field(3, ByteBuffer.allocate(8).putDouble(number).array());
      case Float number -> field(15, ByteBuffer.allocate(4).putFloat(number).array());
      case Integer number -> field(6, ByteBuffer.allocate(4).putInt(number).array());
      case Long number -> field(9, ByteBuffer.allocate(8).putLong(number).array());
      case Boolean flag -> control(14, flag ? 1 : 0);
      case Map<?, ?> map -> {
        var out = new ByteArrayOutputStream();
        out.writeBytes(control(7, map.size()));
        map.forEach(
            (key, entry) -> {
              out.writeBytes(encode(key));
              out.writeBytes(encode(entry));
            });
        yield out.toByteArray();
      }
      case List<?> list -> {
        var out = new ByteArrayOutputStream();
        out.writeBytes(control(11, list.size()));
        list.forEach(entry -> out.writeBytes(encode(entry)));
        yield out.toByteArray();
      }
      default -> throw new IllegalArgumentException("no MMDB type for " + value);
    };
  }

  private static byte[] field(int fieldType, byte[] payload) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(control(fieldType, payload.length));
    out.writeBytes(payload);
    return out.toByteArray();
  }

  /** The type and size in front of a field; sizes from 29 on take one or two more bytes. */
  private static byte[] control(int fieldType, int size) {
    var out = new ByteArrayOutputStream();
    int sizeBits = size < 29 ? size : size < 285 ? 29 : 30;
    out.write(fieldType > 7 ? sizeBits : (fieldType << 5) | sizeBits);
    if (fieldType > 7) {
      out.write(fieldType - 7);
    }
    if (sizeBits == 29) {
      out.write(size - 29);
    } else if (sizeBits == 30) {
      out.write((size - 285) >>> 8);
      out.write(size - 285);
    }
    return out.toByteArray();
  }
}
