import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AdministrationHome, MemberHome } from '../../contract/home.js';
import { count, dayText, figure, instantText } from '../kit/format.js';
import { Section } from '../kit/PageFrame.js';
import { gatheringText } from './homeText.js';
import { Line, Lines } from './Lines.js';

/** One's own meetings, file, and who looked at one's numbers. */
export const OwnNow = ({ of }: { of: MemberHome }): ReactNode => (
  <Section title="我的" aside={<Link to={`/people/${of.personId}`}>我的档案</Link>}>
    <div className="panel now">
      {of.upcoming.length === 0 && <p>目前没有安排好的活动。</p>}
      <Lines title="我要参加的活动" count={of.upcoming.length} shown={of.upcoming.length}>
        {of.upcoming.map((g) => (
          <Line key={g.id}>
            {gatheringText(g)}
            <p className="faint">{[g.organisationName, g.place].filter(Boolean).join('，')}</p>
          </Line>
        ))}
      </Lines>
      <Lines title="近一年参加过的" count={of.attended.count} shown={of.attended.items.length}>
        {of.attended.items.map((m) => (
          <Line key={m.id}>{gatheringText(m)}</Line>
        ))}
      </Lines>
      <Lines title="谁查看过我的完整号码" count={of.looks.count} shown={of.looks.items.length}>
        {of.looks.items.map((look) => (
          <Line key={`${look.at} ${look.by}`}>
            {instantText(look.at)}，{look.by}：{look.reason}
          </Line>
        ))}
      </Lines>
    </div>
  </Section>
);

const BackupLine = ({ of }: { of: NonNullable<AdministrationHome['backup']> }): ReactNode => (
  <Line
    mark={of.stale && <span className="is-overdue">请检查</span>}
    deed={
      <Link className="button-link" to="/backups">
        备份
      </Link>
    }
  >
    {of.at === null
      ? '还没有备份。'
      : `最近一次备份在${instantText(of.at)}，${Math.round(of.ageHours ?? 0)}小时前。${of.stale ? '已超过36小时。' : ''}`}
  </Line>
);

/** Of the three administrators each sees what his own powers are about. */
export const AdministrationNow = ({ of }: { of: AdministrationHome }): ReactNode => (
  <Section title="系统管理">
    <div className="panel now">
      <ul className="todo-list">
        {of.backup && <BackupLine of={of.backup} />}
        {of.accounts && (
          <Line
            deed={
              <Link className="button-link" to="/accounts">
                账号
              </Link>
            }
          >
            在用账号{figure(of.accounts.open)}个，其中尚未首次登录{figure(of.accounts.notYetUsed)}个，暂时锁定
            {figure(of.accounts.locked)}个。
          </Line>
        )}
        {of.appointments && (
          <Line
            deed={
              <Link className="button-link" to="/appointments">
                任用
              </Link>
            }
          >
            有效任用{count(of.appointments.open, '项')}。
            {of.appointments.ending.map((a) => (
              <p key={a.id} className="faint">
                {a.name}的{a.roleTitle}任用到{dayText(a.until)}为止。
              </p>
            ))}
          </Line>
        )}
        {of.seal && (
          <Line
            deed={
              <Link className="button-link" to="/audit">
                审计记录
              </Link>
            }
          >
            审计记录已封存到第{figure(of.seal.position)}条{of.seal.sealedAt && `（${instantText(of.seal.sealedAt)}）`}
            ，尚未封存{count(of.seal.unsealed, '条')}。
          </Line>
        )}
      </ul>
    </div>
  </Section>
);
