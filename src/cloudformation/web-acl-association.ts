import type { Text } from '../template/intrinsics';
import { sub } from '../template/intrinsics';
import { restApiId, stageId } from '../template/logical-ids';
import type { CloudFormationResource } from '../template/template';

/** AWS WAF in front of the stage. Source: waf/latest/APIReference/API_AssociateWebACL.html, `ResourceArn` */
export function webAclAssociation(webAclArn: Text): CloudFormationResource {
  return {
    Type: 'AWS::WAFv2::WebACLAssociation',
    Properties: {
      ResourceArn: sub(
        `arn:\${AWS::Partition}:apigateway:\${AWS::Region}::/restapis/\${${restApiId}}/stages/\${${stageId}}`,
      ),
      WebACLArn: webAclArn,
    },
  };
}
