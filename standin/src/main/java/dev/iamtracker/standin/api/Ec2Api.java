package dev.iamtracker.standin.api;

import dev.iamtracker.standin.http.HttpRequest;
import dev.iamtracker.standin.protocol.Answer;
import dev.iamtracker.standin.protocol.Answer.Refusal;
import dev.iamtracker.standin.protocol.Form;
import dev.iamtracker.standin.protocol.Protocol;
import dev.iamtracker.standin.protocol.Xml;
import dev.iamtracker.standin.world.OptStatus;
import dev.iamtracker.standin.world.Place;
import dev.iamtracker.standin.world.World;

/// `ec2:DescribeRegions`.
public record Ec2Api(World world) implements Api {
  @Override
  public String service() {
    return "ec2";
  }

  @Override
  public boolean isRegional() {
    return true;
  }

  @Override
  public Protocol protocol() {
    return Protocol.EC2;
  }

  @Override
  public String operation(HttpRequest request) {
    return Form.of(request.body()).action();
  }

  @Override
  public Answer answer(HttpRequest request, Caller caller) {
    Form form = Form.of(request.body());
    if (!form.action().equals("DescribeRegions")) {
      return new Refusal(400, "InvalidAction", "The action " + form.action() + " is not valid");
    }
    boolean all = form.text("AllRegions").filter("true"::equals).isPresent();
    Xml xml = new Xml("DescribeRegionsResponse").open("regionInfo");
    for (String name : world.regions()) {
      OptStatus status = world.status(new Place(caller.account(), name));
      if (all || status.isUsable()) {
        xml.open("item")
            .field("regionName", name)
            .field("regionEndpoint", "ec2." + name + ".amazonaws.com")
            .field("optInStatus", spelled(status))
            .close("item");
      }
    }
    return new Answer.Body(xml.close("regionInfo").text());
  }

  private static String spelled(OptStatus status) {
    return switch (status) {
      case ENABLED_BY_DEFAULT -> "opt-in-not-required";
      case ENABLED, DISABLING -> "opted-in";
      case DISABLED, ENABLING -> "not-opted-in";
    };
  }
}
