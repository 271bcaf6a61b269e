import org.apache.velocity.VelocityContext;

/** The references of a template. One that is not set is "", so that it is printed as nothing and is true. */
public final class GatewayContext extends VelocityContext {
  @Override
  public Object internalGet(String key) {
    Object value = super.internalGet(key);
    // Keys with a leading dot are Velocity's own bookkeeping.
    return value == null && !key.startsWith(".") ? "" : value;
  }
}
