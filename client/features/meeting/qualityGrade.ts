export type QualityGrade = 'unknown' | 'good' | 'fair' | 'poor';

/** In words what a score from 0 (nothing arrives) to 10 (perfect) means. */
export function qualityGrade(score: number | undefined): QualityGrade {
  if (score === undefined) return 'unknown';
  if (score >= 7) return 'good';
  return score >= 4 ? 'fair' : 'poor';
}
