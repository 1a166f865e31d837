import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.dmn.DecisionEngine;
import io.camunda.zeebe.dmn.DecisionEngineFactory;
import io.camunda.zeebe.dmn.DecisionEvaluationResult;
import io.camunda.zeebe.dmn.ParsedDecisionRequirementsGraph;
import io.camunda.zeebe.dmn.impl.VariablesContext;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/**
 * Asks Zeebe's own decision engine. Standard input: a JSON array of questions, each with `xml` (a DMN file with a decision `d`) and `variables`.
 * Standard output: a JSON array of answers, one a line.
 */
public class DmnOracle {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] args) throws Exception {
    DecisionEngine engine = DecisionEngineFactory.createDecisionEngine();
    StringBuilder lines = new StringBuilder();
    for (JsonNode question : JSON.readTree(System.in)) {
      lines.append(lines.length() == 0 ? "[\n" : ",\n").append(JSON.writeValueAsString(answer(engine, question)));
    }
    System.out.println(lines.append("\n]"));
  }

  private static ObjectNode answer(DecisionEngine engine, JsonNode question) throws Exception {
    byte[] xml = question.get("xml").asText().getBytes(StandardCharsets.UTF_8);
    ParsedDecisionRequirementsGraph graph = engine.parse(new ByteArrayInputStream(xml));
    ObjectNode answer = JSON.createObjectNode();
    if (!graph.isValid()) return answer.put("refused", true);
    byte[] variables = MsgPackConverter.convertToMsgPack(question.get("variables").toString());
    DecisionEvaluationResult result = engine.evaluateDecisionById(graph, "d", new VariablesContext(MsgPackConverter.convertToMap(BufferUtil.wrapArray(variables))));
    if (result.isFailure()) answer.put("failed", result.getFailureMessage());
    else answer.set("output", JSON.readTree(MsgPackConverter.convertToJson(result.getOutput())));
    ArrayNode rules = answer.putArray("rules");
    result.getEvaluatedDecisions().forEach(decision -> decision.matchedRules().forEach(rule -> rules.add(rule.ruleIndex())));
    return answer;
  }
}
