package io.waymark.platform.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts small secrets at rest (AES-256-GCM) and signs tokens (HMAC-SHA-256), each with a key of
 * its own.
 */
public final class SecretBox {
  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec sealing;
  private final SecretKeySpec signing;
  private final SecureRandom random;

  /**
   * @param serverKey at least 32 random bytes; whoever has them can read every sealed secret
   */
  public SecretBox(byte[] serverKey, SecureRandom random) {
    if (serverKey.length < 32) {
      throw new IllegalArgumentException("a server key needs at least 32 bytes");
    }
    this.sealing = new SecretKeySpec(derive(serverKey, "seal"), "AES");
    this.signing = new SecretKeySpec(derive(serverKey, "sign"), "HmacSHA256");
    this.random = random;
  }

  /** Encrypts; two calls for one text give different bytes. */
  public byte[] seal(String secret) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, nonce));
      var sealed = cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
          .put(VERSION)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is part of every Java platform", e);
    }
  }

  /**
   * Decrypts what {@link #seal} made.
   *
   * @throws IllegalStateException if it was sealed with another key or is damaged
   */
  public String open(byte[] sealed) {
    if (sealed.length <= 1 + NONCE_BYTES || sealed[0] != VERSION) {
      throw new IllegalStateException("this is not a sealed secret");
    }
    try {
      var nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, nonce));
      var offset = 1 + NONCE_BYTES;
      return new String(
          cipher.doFinal(sealed, offset, sealed.length - offset), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "a secret cannot be opened: the server's key is not the one it was sealed with", e);
    }
  }

  /** A token that proves this server made it for exactly this text. */
  public String sign(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(signing, text));
  }

  /** Whether {@link #sign} made the token for the text; takes the same time for any wrong one. */
  public boolean signed(String text, String token) {
    return MessageDigest.isEqual(
        sign(text).getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] derive(byte[] serverKey, String purpose) {
    return mac(new SecretKeySpec(serverKey, "HmacSHA256"), "waymark:" + purpose);
  }

  private static byte[] mac(SecretKeySpec key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every Java platform", e);
    }
  }
}
