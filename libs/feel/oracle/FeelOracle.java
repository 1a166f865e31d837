import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.el.EvaluationResult;
import io.camunda.zeebe.el.Expression;
import io.camunda.zeebe.el.ExpressionLanguage;
import io.camunda.zeebe.el.ExpressionLanguageFactory;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Asks Zeebe's own expression language what each expression gives. Standard input: a JSON object with `variables`, `now` (an
 * instant) and `expressions`. Standard output: a JSON array of answers, one a line. Run by record.mjs.
 */
public class FeelOracle {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] args) throws Exception {
    JsonNode asked = JSON.readTree(System.in);
    ZonedDateTime now = Instant.parse(asked.get("now").asText()).atZone(ZoneOffset.UTC);
    ExpressionLanguage language = ExpressionLanguageFactory.createExpressionLanguage(() -> now);
    StringBuilder lines = new StringBuilder();
    for (JsonNode expression : asked.get("expressions")) {
      String line = JSON.writeValueAsString(answer(language, expression.asText(), asked.get("variables")));
      lines.append(lines.length() == 0 ? "[\n" : ",\n").append(line);
    }
    System.out.println(lines.append("\n]"));
  }

  private static ObjectNode answer(ExpressionLanguage language, String text, JsonNode variables) {
    ObjectNode answer = JSON.createObjectNode().put("expression", text);
    Expression expression = language.parseExpression("=" + text);
    if (!expression.isValid()) return answer.put("refused", true);
    try {
      evaluate(language, expression, variables, answer);
    } catch (Exception error) {
      answer.put("failed", String.valueOf(error.getMessage()));
    }
    return answer;
  }

  private static void evaluate(ExpressionLanguage language, Expression expression, JsonNode variables, ObjectNode answer) throws Exception {
    EvaluationResult result = language.evaluateExpression(expression, name -> {
      JsonNode value = variables.get(name);
      return value == null ? null : BufferUtil.wrapArray(MsgPackConverter.convertToMsgPack(value.toString()));
    });
    if (result.isFailure()) {
      answer.put("failed", result.getFailureMessage());
      return;
    }
    answer.put("type", result.getType().name());
    answer.set("value", JSON.readTree(MsgPackConverter.convertToJson(result.toBuffer())));
    ArrayNode warnings = JSON.createArrayNode();
    result.getWarnings().forEach(warning -> warnings.add(warning.getType() + ": " + warning.getMessage()));
    if (!warnings.isEmpty()) answer.set("warnings", warnings);
  }
}
