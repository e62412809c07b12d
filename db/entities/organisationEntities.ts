import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { DepartmentId, UserId } from '../../server/contract/ids';

/** A part of the organisation; together they form a tree. */
@Entity('departments')
export class DepartmentEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: DepartmentId;

  @Column({ type: 'uuid', name: 'parent_id', nullable: true })
  parent!: DepartmentId | null;

  @Column({ type: 'text' })
  name!: string;

  /** In capitals. */
  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'uuid', name: 'head_id', nullable: true })
  head!: UserId | null;

  @Column({ type: 'text' })
  contact!: string;

  @Column({ type: 'text' })
  description!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}
