package dental.cuspid.pipelines;

/**
 * A deal another one comes from, or that came of it.
 *
 * @param stage where it stands
 * @param parent whether the other one comes from it
 */
public record RelatedDeal(DealId id, StageView stage, boolean open, boolean parent) {

}
