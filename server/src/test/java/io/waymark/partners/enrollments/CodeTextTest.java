package io.waymark.partners.enrollments;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.partners.enrollments.DiscountCode.Discount;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeTextTest {
  @ParameterizedTest
  @DisplayName("A7: the first word of the name, and what the discount gives")
  @CsvSource({
    "Steven Smith,percentage,10,STEVEN10OFF",
    "' jean-luc_2 x',flat,550,JEAN-LUC_26OFF",
    "Ann,flat,549,ANN5OFF",
    "Ann,flat,49,ANN",
    "Ann,percentage,0,ANN",
    "日本 x,percentage,5,PARTNER5OFF",
    "a@b.co,percentage,5,ABCO5OFF"
  })
  void codes(String name, String type, long amount, String code) {
    assertThat(CodeText.of(name, new Discount("disc_1", amount, type, null, "custom")))
        .isEqualTo(code);
  }

  @Test
  @DisplayName("A7: three attempts, two symbols more; never longer than codes can be")
  void attempts() {
    var discount = new Discount("disc_1", 10, "percentage", null, "custom");
    var attempts = CodeText.attempts("x".repeat(190), discount, new Random(1));
    assertThat(attempts).hasSize(3).doesNotHaveDuplicates().allMatch(code -> code.length() <= 100);
    assertThat(attempts.get(1)).matches(attempts.getFirst() + "[A-Z0-9]{2}");
  }
}
