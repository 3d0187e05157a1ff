namespace Porfin.Control;

/// <summary>An activity that can begin a flow by itself: on a schedule, by an event, by a request.</summary>
public interface ITrigger
{
    /// <summary>What begins the flow next.</summary>
    /// <param name="world">The moment from which a schedule is counted, and on whose clock.</param>
    IEnumerable<Wake> Begins(World world);
}
